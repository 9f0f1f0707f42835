//! Random queries made of random genuine callbacks, with the same joined text.
//!
//! A query is accepted if and only if each value that the checksum covers is that of the genuine callback, under the
//! same name. Values outside the checksum (under schemes A and B, and custom parameters that are left out) may differ:
//! nothing protects them, and a notification does not return them. More cases: `PROPTEST_CASES=100000`.

use frontpay_client::callback::{self, CallbackError, CustomParameter, ParameterOrder, Scheme, Verifier};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use url::form_urlencoded;

use super::{ageless, secret};

const SAMPLE_URL: [&str; 6] = ["orderUuid", "status", "paymentMethod", "amount", "createdAt", "timestamp"];
const LIST: [&str; 6] = ["orderUuid", "status", "createdAt", "amount", "paymentMethod", "timestamp"];
const SCHEME_B: [&str; 5] = ["orderUuid", "status", "createdAt", "amount", "timestamp"];

/// Names that a forger might use.
const NAMES: [&str; 16] = [
    "orderUuid",
    "status",
    "paymentMethod",
    "amount",
    "createdAt",
    "timestamp",
    "cart",
    "shop",
    "x",
    "order.Uuid",
    " status",
    "amount[",
    "checksum",
    "Amount",
    "",
    "cart\0",
];

type Pairs = Vec<(String, String)>;

#[derive(Debug, Clone)]
struct Genuine {
    scheme: Scheme,
    /// The declared order, where the receiver knows it.
    order: Option<ParameterOrder>,
    has_custom: bool,
    pairs: Pairs,
}

impl Genuine {
    fn verifier(&self) -> Verifier {
        let custom = if self.has_custom {
            vec![CustomParameter::text("cart"), CustomParameter::one_of("shop", ["oslo", "bergen", "1"])]
        } else {
            Vec::new()
        };
        let builder = ageless().scheme(self.scheme).custom_parameters(custom);
        let builder = match self.order {
            Some(order) => builder.parameter_order(order),
            None => builder,
        };
        builder.build().unwrap()
    }

    /// The pairs that the checksum covers, in the order in which it joins them.
    fn covered(&self) -> Pairs {
        let joined: &[&str] = match self.scheme {
            Scheme::A => &SCHEME_B[..3],
            Scheme::B => &SCHEME_B,
            _ => return self.pairs.clone(),
        };
        let pair = |name: &&str| self.pairs.iter().find(|(known, _)| known == name).unwrap().clone();
        joined.iter().map(pair).collect()
    }

    fn checksum(&self) -> String {
        let pairs: Vec<_> = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let signed = callback::sign(&pairs, &secret(), self.scheme).unwrap();
        signed.rsplit_once('=').unwrap().1.to_owned()
    }

    /// Arranges what is joined as a query. Where the scheme joins by name, the rest of the genuine query is left as it
    /// is.
    fn arrange(&self, covered: Pairs) -> Pairs {
        if self.scheme == Scheme::C {
            return covered;
        }
        let mut rest = covered.clone();
        let mut query: Pairs = Vec::new();
        for (name, value) in &self.pairs {
            match rest.iter().position(|(known, _)| known == name) {
                Some(place) => query.push(rest.remove(place)),
                None if self.covered().iter().any(|(known, _)| known == name) => {}
                None => query.push((name.clone(), value.clone())),
            }
        }
        query.extend(rest);
        query
    }
}

fn custom_text() -> impl Strategy<Value = String> {
    "(ODR[0-9]{1,3}|RES|PAID|Visa|oslo|1|17[0-9]{8}|[a-z]{1,4}|\\.|æ| ){1,6}"
}

fn time() -> impl Strategy<Value = String> {
    (1_000_000_000_u64..=9_999_999_999).prop_map(|time| time.to_string())
}

fn genuine() -> impl Strategy<Value = Genuine> {
    let schemes = select(vec![Scheme::A, Scheme::B, Scheme::C, Scheme::C, Scheme::C]);
    let status =
        select(vec!["PAID", "RESERVED", "RESERVED NOT PAID", "PARTIAL REFUNDED", "REFUNDED", "SENT", "success"]);
    let method = select(vec!["Visa", "visa", "mastercard", "Google Pay", "invoice", "VIPPS"]);
    let values = ("(ODR|RES|SUB)[0-9]{1,10}", status, method, "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,3})?", time(), time());
    let custom = proptest::option::of((custom_text(), select(vec!["oslo", "bergen", "1"])));
    (schemes, any::<[bool; 3]>(), values, custom).prop_map(
        |(scheme, [is_list, is_declared, has_method], values, custom)| {
            let (order, status, method, amount, created_at, timestamp) = values;
            let value = |name: &str| match name {
                "orderUuid" => order.clone(),
                "status" => status.to_owned(),
                "paymentMethod" => method.to_owned(),
                "amount" => amount.clone(),
                "createdAt" => created_at.clone(),
                _ => timestamp.clone(),
            };
            let names = if is_list { LIST } else { SAMPLE_URL }.into_iter();
            let names = names.filter(|name| has_method || *name != "paymentMethod");
            let has_custom = custom.is_some();
            let custom = custom.into_iter().flat_map(|(cart, shop)| [("cart", cart), ("shop", shop.to_owned())]);
            let pairs = custom.chain(names.map(|name| (name, value(name))));
            let order = if is_list { ParameterOrder::List } else { ParameterOrder::SampleUrl };
            Genuine {
                scheme,
                order: is_declared.then_some(order),
                has_custom,
                pairs: pairs.map(|(name, value)| (name.to_owned(), value)).collect(),
            }
        },
    )
}

/// A step of a forger. None of them changes the joined text.
#[derive(Debug, Clone)]
enum Step {
    /// The border behind a value moves by so many characters.
    Move(Index, i8),
    /// A part of a value goes under another name.
    Split(Index, Index, &'static str),
    /// The step joins two values.
    Merge(Index),
    Rename(Index, &'static str),
    /// The step exchanges the names of two parameters.
    Exchange(Index, Index),
    /// An empty parameter, which joins to nothing.
    Add(Index, &'static str),
    /// The whole text, cut at these places under the names of a documented sequence.
    Recut {
        is_list: bool,
        has_method: bool,
        has_custom: bool,
        cuts: Vec<Index>,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let name = || select(NAMES.to_vec());
    prop_oneof![
        4 => (any::<Index>(), -12_i8..=12).prop_map(|(place, by)| Step::Move(place, by)),
        1 => (any::<Index>(), any::<Index>(), name()).prop_map(|(place, at, name)| Step::Split(place, at, name)),
        1 => any::<Index>().prop_map(Step::Merge),
        2 => (any::<Index>(), name()).prop_map(|(place, name)| Step::Rename(place, name)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Step::Exchange(one, other)),
        1 => (any::<Index>(), name()).prop_map(|(place, name)| Step::Add(place, name)),
        4 => (any::<[bool; 3]>(), prop::collection::vec(any::<Index>(), 8)).prop_map(
            |([is_list, has_method, has_custom], cuts)| Step::Recut { is_list, has_method, has_custom, cuts }
        ),
    ]
}

impl Step {
    fn take(&self, genuine: &Genuine, pairs: &mut Pairs) {
        match self {
            Self::Move(place, by) => move_border(pairs, place.index(pairs.len()), *by),
            Self::Split(place, at, name) => {
                let place = place.index(pairs.len());
                let at = at.get(&borders(&pairs[place].1)).to_owned();
                let rest = pairs[place].1.split_off(at);
                pairs.insert(place + 1, ((*name).to_owned(), rest));
            }
            Self::Merge(place) => {
                let place = place.index(pairs.len());
                if place + 1 < pairs.len() {
                    let (_, value) = pairs.remove(place + 1);
                    pairs[place].1 += &value;
                }
            }
            Self::Rename(place, name) => {
                let place = place.index(pairs.len());
                (*name).clone_into(&mut pairs[place].0);
            }
            Self::Exchange(one, other) => {
                let (one, other) = (one.index(pairs.len()), other.index(pairs.len()));
                let name = pairs[one].0.clone();
                pairs[one].0 = std::mem::replace(&mut pairs[other].0, name);
            }
            Self::Add(place, name) => {
                let place = place.index(pairs.len() + 1);
                pairs.insert(place, ((*name).to_owned(), String::new()));
            }
            Self::Recut { is_list, has_method, has_custom, cuts } => {
                let names = match genuine.scheme {
                    Scheme::A => SCHEME_B[..3].to_vec(),
                    Scheme::B => SCHEME_B.to_vec(),
                    _ => {
                        let custom = if *has_custom { ["cart", "shop"].as_slice() } else { &[] };
                        let names = if *is_list { LIST } else { SAMPLE_URL };
                        let names = names.into_iter().filter(|name| *has_method || *name != "paymentMethod");
                        custom.iter().copied().chain(names).collect()
                    }
                };
                *pairs = recut(&joined(pairs), &names, cuts);
            }
        }
    }
}

fn move_border(pairs: &mut Pairs, place: usize, by: i8) {
    if place + 1 == pairs.len() {
        return;
    }
    let text = format!("{}{}", pairs[place].1, pairs[place + 1].1);
    let end = pairs[place].1.len().saturating_add_signed(by.into()).min(text.len());
    if text.is_char_boundary(end) {
        text[..end].clone_into(&mut pairs[place].1);
        text[end..].clone_into(&mut pairs[place + 1].1);
    }
}

/// Cuts at places where a forger would: between letters and digits, and ten digits away from there.
fn recut(text: &str, names: &[&str], cuts: &[Index]) -> Pairs {
    let kind = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_alphabetic());
    let bytes = text.as_bytes();
    let changes = (1..bytes.len()).filter(|at| kind(bytes[at - 1]) != kind(bytes[*at]));
    let near = changes
        .chain([0, bytes.len()])
        .flat_map(|at| [0, 10, 20].map(|back| at.saturating_sub(back)).into_iter().chain([at + 10]));
    let mut places: Vec<_> = near.filter(|at| text.is_char_boundary(*at)).collect();
    places.sort_unstable();
    places.dedup();
    let mut at: Vec<_> = cuts.iter().take(names.len() - 1).map(|cut| *cut.get(&places)).collect();
    at.sort_unstable();
    let ends = at.iter().copied().chain([text.len()]);
    let starts = [0].into_iter().chain(at.iter().copied());
    let values = starts.zip(ends).map(|(start, end)| text[start..end].to_owned());
    names.iter().map(ToString::to_string).zip(values).collect()
}

fn borders(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect()
}

fn joined(pairs: &Pairs) -> String {
    pairs.iter().map(|(_, value)| value.as_str()).collect()
}

fn encode(pairs: &Pairs) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

proptest! {
    #[test]
    fn a_recut_is_accepted_only_where_it_says_the_same(
        genuine in genuine(),
        forgeries in prop::collection::vec(prop::collection::vec(step(), 1..4), 32),
    ) {
        let (verifier, checksum) = (genuine.verifier(), genuine.checksum());
        let verify = |pairs: &Pairs| verifier.verify(&format!("{}&checksum={checksum}", encode(pairs)));
        let verified = verify(&genuine.pairs);
        match &verified {
            Ok(notification) => {
                for (name, value) in genuine.covered() {
                    prop_assert_eq!(notification.get(&name), Some(value.as_str()));
                }
            }
            // Then no query with this text is accepted at all.
            Err(error) => prop_assert_eq!(error, &CallbackError::Ambiguous),
        }
        for steps in forgeries {
            let mut covered = genuine.covered();
            for step in steps {
                step.take(&genuine, &mut covered);
            }
            prop_assert_eq!(joined(&covered), joined(&genuine.covered()));
            let forgery = genuine.arrange(covered);
            let says_the_same = forgery == genuine.pairs;
            prop_assert_eq!(verify(&forgery).is_ok(), says_the_same && verified.is_ok(), "{:?}", forgery);
        }
    }
}

/// Tries every way to cut the text of a callback under scheme B into its five values, some of them empty.
#[test]
fn one_of_all_cuts_under_scheme_b_is_accepted() {
    let values = ["ODR1", "PAID", "1755764131", "50", "1755764200"];
    let pairs: Pairs =
        SCHEME_B.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
    let genuine = Genuine { scheme: Scheme::B, order: None, has_custom: false, pairs };
    let (verifier, checksum, text) = (genuine.verifier(), genuine.checksum(), joined(&genuine.pairs));
    let (mut tried, mut accepted) = (0, Vec::new());
    let end = text.len();
    for (a, b) in (0..=end).flat_map(|a| (a..=end).map(move |b| (a, b))) {
        for (c, d) in (b..=end).flat_map(|c| (c..=end).map(move |d| (c, d))) {
            let values = [&text[..a], &text[a..b], &text[b..c], &text[c..d], &text[d..]];
            let query = encode(
                &SCHEME_B.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect(),
            );
            tried += 1;
            if verifier.verify(&format!("{query}&checksum={checksum}")).is_ok() {
                accepted.push(query);
            }
        }
    }
    assert_eq!((tried, accepted), (46_376, vec![encode(&genuine.pairs)]));
}
