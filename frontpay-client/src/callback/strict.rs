//! The strict reading: a query means what it says, or it is refused.
//!
//! The checksum covers the joined values, and neither their names nor their borders. Whoever has one genuine query can
//! therefore send any other query whose values join to the same text. The strict reading allows only names, orders and
//! formats in which that text can be split in one way, and counts the ways to be sure.

use super::error::printable;
use super::format::{Format, count_splits};
use super::query::{Pair, Query, Variable};
use super::settings::Settings;
use super::{CallbackError, CustomParameter};

/// The parameters of the API, in the order of the documents' sample URL.
pub(super) const API_NAMES: [&str; 6] = ["orderUuid", "status", "paymentMethod", "amount", "createdAt", "timestamp"];

/// The parameters of the API, in the order of the documents' list.
const LIST_ORDER: [&str; 6] = ["orderUuid", "status", "createdAt", "amount", "paymentMethod", "timestamp"];

/// An order in which the documents print the parameters.
///
/// A strict verifier accepts both orders. That leaves a callback under scheme C without `paymentMethod` undecided:
/// `amount=100&createdAt=1755764131` in the one order joins to the text of `createdAt=1001755764&amount=131` in the
/// other. Where you know the order that your callbacks have, set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterOrder {
    /// `orderUuid`, `status`, `paymentMethod`, `amount`, `createdAt`, `timestamp`.
    SampleUrl,
    /// `orderUuid`, `status`, `createdAt`, `amount`, `paymentMethod`, `timestamp`.
    List,
}

impl ParameterOrder {
    fn names(self) -> [&'static str; 6] {
        match self {
            Self::SampleUrl => API_NAMES,
            Self::List => LIST_ORDER,
        }
    }
}

/// Checks names, order, formats and borders of a query whose checksum covers these variables.
pub(super) fn check(query: &Query, covered: &[&Variable], settings: &Settings) -> Result<(), CallbackError> {
    let strict = Strict { pairs: &query.pairs, settings };
    strict.check_names()?;
    strict.check_order()?;
    strict.check_formats()?;
    // The names are known and there once, so that the variables have the values that were sent.
    let joined: Vec<_> = covered.iter().flat_map(|variable| &variable.value).copied().collect();
    strict.check_splits(&joined)
}

struct Strict<'a> {
    pairs: &'a [Pair],
    settings: &'a Settings,
}

impl<'a> Strict<'a> {
    /// Names are compared as they were sent: what PHP would only then take for a known name is not one.
    fn check_names(&self) -> Result<(), CallbackError> {
        for (place, Pair { name, .. }) in self.pairs.iter().enumerate() {
            if !self.all_names().any(|known| known.as_bytes() == name) {
                return Err(CallbackError::UnexpectedParameter { parameter: printable(name) });
            }
            if self.pairs[..place].iter().any(|earlier| earlier.name == *name) {
                return Err(CallbackError::RepeatedParameter { parameter: printable(name) });
            }
        }
        match self.custom_names().chain(self.required_names()).find(|name| self.value(name).is_none()) {
            Some(missing) => Err(CallbackError::missing(missing)),
            None => Ok(()),
        }
    }

    fn all_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.custom_names().chain(API_NAMES).chain(["checksum"])
    }

    fn custom_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.settings.custom.iter().map(CustomParameter::name)
    }

    /// The first versions of the documents have no `paymentMethod` and no `amount`.
    fn required_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let joined = self.settings.scheme.joined_names();
        API_NAMES.into_iter().filter(move |name| match joined {
            Some(joined) => joined.contains(name),
            None => *name != "paymentMethod",
        })
    }

    fn value(&self, name: &str) -> Option<&'a [u8]> {
        self.pairs.iter().find(|pair| pair.name == name.as_bytes()).map(|pair| pair.value.as_slice())
    }

    /// The names are known and there once, so that only their sequence is left to compare.
    fn check_order(&self) -> Result<(), CallbackError> {
        let out_of_place = |order: &ParameterOrder| {
            let is_there = |name: &&str| self.value(name).is_some();
            let expected = self.custom_names().chain(order.names()).chain(["checksum"]).filter(is_there);
            let mut places = self.pairs.iter().zip(expected).enumerate();
            places.find(|(_, (pair, expected))| pair.name != expected.as_bytes()).map(|(place, _)| place)
        };
        let mut furthest = None;
        for order in self.settings.orders() {
            match out_of_place(order) {
                None => return Ok(()),
                place => furthest = furthest.max(place),
            }
        }
        let parameter = furthest.map(|place| printable(&self.pairs[place].name)).unwrap_or_default();
        Err(CallbackError::UndocumentedOrder { parameter })
    }

    fn check_formats(&self) -> Result<(), CallbackError> {
        for Pair { name, value } in self.pairs.iter().filter(|pair| pair.name != b"checksum") {
            let (format, expected) = self.format(name);
            if !format.is_format_of(value) || std::str::from_utf8(value).is_err() {
                return Err(CallbackError::malformed(name, expected));
            }
        }
        Ok(())
    }

    /// Returns the format of a parameter and its description.
    fn format(&self, name: &[u8]) -> (Format<'a>, &'static str) {
        if let Some(custom) = self.settings.custom.iter().find(|custom| custom.name().as_bytes() == name) {
            return (custom.format(), custom.expected());
        }
        let Settings { statuses, payment_methods, .. } = self.settings;
        match name {
            b"orderUuid" => (Format::Identifier, "`ODR`, `RES` or `SUB` and digits"),
            b"status" => (Format::Word(statuses), "a documented status, or one that the verifier accepts beyond those"),
            b"paymentMethod" => {
                (Format::Word(payment_methods), "a known payment method, or one that the verifier accepts beyond those")
            }
            b"amount" => (Format::Amount, "a decimal number"),
            _ => (Format::Time, "Unix seconds in ten digits"),
        }
    }

    /// The values as they were received are one way to split the joined text; there must be no other.
    fn check_splits(&self, text: &[u8]) -> Result<(), CallbackError> {
        let splits = self.sequences().iter().map(|sequence| count_splits(sequence, text)).fold(0, u8::saturating_add);
        if splits == 1 { Ok(()) } else { Err(CallbackError::Ambiguous) }
    }

    /// Returns every sequence of formats that the text of an accepted callback can have.
    fn sequences(&self) -> Vec<Vec<Format<'a>>> {
        let formats = |names: &[&str]| names.iter().map(|name| self.format(name.as_bytes()).0).collect::<Vec<_>>();
        if let Some(names) = self.settings.scheme.joined_names() {
            return vec![formats(names)];
        }
        let custom = self.settings.custom.iter().filter(|_| self.settings.joins_custom());
        let custom: Vec<_> = custom.map(CustomParameter::format).collect();
        let with = self.settings.orders().iter().map(|order| order.names().to_vec());
        let without = with.clone().map(|names| names.into_iter().filter(|name| *name != "paymentMethod").collect());
        with.chain(without).map(|names: Vec<_>| [custom.clone(), formats(&names)].concat()).collect()
    }
}
