//! Queries that someone makes of a genuine callback without the secret: the joined text is the same, the meaning is
//! not.

use frontpay_client::callback::{
    self, CallbackError, CustomCoverage, CustomParameter, ParameterOrder, Scheme, VerifierBuilder,
};
use url::form_urlencoded;

use super::{ageless, secret};

/// A genuine callback, the verifier of its receiver, and what is made of the callback.
struct Victim {
    scheme: Scheme,
    verifier: fn(VerifierBuilder) -> VerifierBuilder,
    /// The start of the query that is not part of the checksum.
    unsigned: &'static str,
    genuine: &'static str,
    /// A part of the query, its replacement, and the kind of error that the result is refused with.
    forgeries: &'static [(&'static str, &'static str, &'static str)],
}

fn unchanged(builder: VerifierBuilder) -> VerifierBuilder {
    builder
}

const VICTIMS: &[Victim] = &[
    Victim {
        scheme: Scheme::C,
        verifier: unchanged,
        unsigned: "",
        genuine: "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // The amount is cut short, and the time of creation gets its zeros.
            ("amount=100&createdAt=1755764131", "amount=1&createdAt=001755764131", "Malformed createdAt"),
            // The same with a single zero.
            ("amount=100&createdAt=1755764131", "amount=10&createdAt=01755764131", "Malformed createdAt"),
            // The amount takes a digit of the time of creation.
            ("amount=100&createdAt=1755764131", "amount=1001&createdAt=755764131", "Malformed createdAt"),
            // Both times move, so that the first of them keeps its ten digits.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=1001&createdAt=7557641311&timestamp=755764200",
                "Malformed timestamp",
            ),
            // The amount takes a whole time, and the last parameter is empty.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=1001755764131&createdAt=1755764200&timestamp=",
                "Malformed timestamp",
            ),
            // The amount is empty, its digits are in the time.
            ("amount=100&createdAt=1755764131", "amount=&createdAt=1001755764131", "Malformed amount"),
            // Two parameters become one.
            (
                "createdAt=1755764131&timestamp=1755764200",
                "createdAt=17557641311755764200",
                "MissingParameter timestamp",
            ),
            // The other documented order, without payment method: a larger amount.
            (
                "status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131",
                "status=PAIDVisa&createdAt=1001755764&amount=131",
                "Malformed status",
            ),
            // The payment method becomes a part of the status.
            ("status=PAID&paymentMethod=Visa", "status=PAIDVisa", "Malformed status"),
            // One letter of it does.
            ("status=PAID&paymentMethod=Visa", "status=PAIDV&paymentMethod=isa", "Malformed status"),
            // The status becomes a part of the payment method.
            ("status=PAID&paymentMethod=Visa", "status=P&paymentMethod=AIDVisa", "Malformed status"),
            // The status is empty.
            ("status=PAID&paymentMethod=Visa", "status=&paymentMethod=PAIDVisa", "Malformed status"),
            // Another order: its last digit moves to the status.
            ("orderUuid=ODR123&status=PAID", "orderUuid=ODR12&status=3PAID", "Malformed status"),
            // Another order: it takes a letter of the status.
            ("orderUuid=ODR123&status=PAID", "orderUuid=ODR123P&status=AID", "Malformed orderUuid"),
            // The payment method takes the first digit of the amount.
            ("paymentMethod=Visa&amount=100", "paymentMethod=Visa1&amount=00", "Malformed paymentMethod"),
            // The amount takes the last letter of the payment method.
            ("paymentMethod=Visa&amount=100", "paymentMethod=Vis&amount=a100", "Malformed paymentMethod"),
            // Percent-encoded digits are digits.
            ("amount=100&createdAt=1755764131", "amount=%31&createdAt=%30%301755764131", "Malformed createdAt"),
            // The two times exchange their names: an old callback has the later time.
            (
                "createdAt=1755764131&timestamp=1755764200",
                "timestamp=1755764131&createdAt=1755764200",
                "UndocumentedOrder timestamp",
            ),
            // Amount and time exchange their names.
            ("amount=100&createdAt=1755764131", "createdAt=100&amount=1755764131", "UndocumentedOrder createdAt"),
            // Order and status exchange their names.
            ("orderUuid=ODR123&status=PAID", "status=ODR123&orderUuid=PAID", "UndocumentedOrder status"),
            // A parameter is renamed to one that nobody knows.
            ("amount=100", "total=100", "UnexpectedParameter total"),
            // A part of the amount is hidden under a name that nobody knows.
            ("amount=100", "amount=1&x=00", "UnexpectedParameter x"),
            // An empty parameter is added, which changes no text.
            ("timestamp=1755764200", "timestamp=1755764200&x=", "UnexpectedParameter x"),
            // A name in other letters.
            ("amount=100", "Amount=100", "UnexpectedParameter Amount"),
            // Twice the same name: PHP has the last value at the first place, others read the first value.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=9&createdAt=1755764131&timestamp=1755764200&amount=100",
                "RepeatedParameter amount",
            ),
            // The same for the order, so that the goods of another one are delivered.
            (
                "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "orderUuid=ODR999&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200&orderUuid=ODR123",
                "RepeatedParameter orderUuid",
            ),
            // Twice the same name with the same value.
            ("timestamp=1755764200", "timestamp=1755764200&status=PAID", "RepeatedParameter status"),
            // Two checksums; PHP reads the last one.
            ("orderUuid=ODR123", "checksum=00&orderUuid=ODR123", "RepeatedParameter checksum"),
            // PHP makes `order_Uuid` of it, which is not the order, and joins it.
            ("orderUuid=ODR123", "orderUuid=ODR1&order.Uuid=23", "UnexpectedParameter order.Uuid"),
            // PHP makes `orderUuid_` of it.
            ("orderUuid=ODR123", "orderUuid=ODR12&orderUuid[=3", "UnexpectedParameter orderUuid["),
            // PHP takes a blank before a name away, other readers do not.
            ("orderUuid=ODR123", "+orderUuid=ODR123", "UnexpectedParameter  orderUuid"),
            // PHP ends a name at a NUL.
            ("orderUuid=ODR123", "orderUuid%00x=ODR123", r"UnexpectedParameter orderUuid\x00x"),
            // PHP ignores a value without a name, and another reader shows it.
            ("status=PAID", "=ODR999&status=PAID", "UnexpectedParameter "),
            // PHP ignores a list without a name.
            ("status=PAID", "[]=1&status=PAID", "UnexpectedParameter []"),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: unchanged,
        unsigned: "",
        genuine: "orderUuid=ODR123&status=RESERVED+NOT+PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // What must not be paid is paid: the start of the status goes under a name of its own.
            ("status=RESERVED+NOT+PAID", "x=RESERVED+NOT+&status=PAID", "UnexpectedParameter x"),
            // It goes into the order.
            (
                "orderUuid=ODR123&status=RESERVED+NOT+PAID",
                "orderUuid=ODR123RESERVED+NOT+&status=PAID",
                "Malformed orderUuid",
            ),
            // The end of the status goes into the payment method.
            (
                "status=RESERVED+NOT+PAID&paymentMethod=Visa",
                "status=RESERVED&paymentMethod=+NOT+PAIDVisa",
                "Malformed paymentMethod",
            ),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: unchanged,
        unsigned: "",
        genuine: "orderUuid=ODR123&status=PARTIAL+REFUNDED&paymentMethod=Visa&amount=100.50&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // A part of the amount back is the whole amount back.
            (
                "orderUuid=ODR123&status=PARTIAL+REFUNDED",
                "orderUuid=ODR123PARTIAL+&status=REFUNDED",
                "Malformed orderUuid",
            ),
            // The fraction goes under a name of its own.
            ("amount=100.50", "amount=100&x=.50", "UnexpectedParameter x"),
            // The fraction goes into the time.
            ("amount=100.50&createdAt=1755764131", "amount=100&createdAt=.501755764131", "Malformed createdAt"),
            // Half of the fraction does.
            ("amount=100.50&createdAt=1755764131", "amount=100.5&createdAt=01755764131", "Malformed createdAt"),
            // The fraction grows.
            (
                "amount=100.50&createdAt=1755764131&timestamp=1755764200",
                "amount=100.501&createdAt=7557641311&timestamp=755764200",
                "Malformed timestamp",
            ),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: unchanged,
        unsigned: "",
        genuine: "orderUuid=ODR123&status=PAID&createdAt=1755764131&amount=100&paymentMethod=Visa&timestamp=1755764200",
        forgeries: &[
            // The amount takes a digit of the time before it.
            ("createdAt=1755764131&amount=100", "createdAt=175576413&amount=1100", "Malformed createdAt"),
            // The time takes a digit of the amount.
            ("createdAt=1755764131&amount=100", "createdAt=17557641311&amount=00", "Malformed createdAt"),
            // The payment method takes a digit of the time behind it.
            (
                "paymentMethod=Visa&timestamp=1755764200",
                "paymentMethod=Visa1&timestamp=755764200",
                "Malformed paymentMethod",
            ),
            // The other documented order.
            (
                "createdAt=1755764131&amount=100&paymentMethod=Visa&timestamp=1755764200",
                "amount=175&createdAt=5764131100&timestamp=Visa1755764200",
                "Malformed timestamp",
            ),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| builder.parameter_order(ParameterOrder::SampleUrl),
        unsigned: "",
        genuine: "orderUuid=ODR123&status=INVOICED&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // Without payment method the other documented order has the same text.
            ("amount=100&createdAt=1755764131", "createdAt=1001755764&amount=131", "UndocumentedOrder createdAt"),
            // A payment method that is empty changes no text.
            ("amount=100", "paymentMethod=&amount=100", "Malformed paymentMethod"),
            // The status ends with what looks like another one.
            ("status=INVOICED", "status=INVOICE&paymentMethod=D", "Malformed status"),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| builder.custom_parameters(["ref"]),
        unsigned: "",
        genuine: "ref=ODR123PAID&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // The custom value becomes order and status, the rest goes under any name.
            (
                "ref=ODR123PAID&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "orderUuid=ODR123&status=PAID&x=ODR999CANCELLEDVisa10017557641311755764200",
                "UnexpectedParameter x",
            ),
            // The rest goes under the names of the API.
            (
                "ref=ODR123PAID&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa",
                "orderUuid=ODR123&status=PAID&paymentMethod=ODR999CANCELLEDVisa",
                "MissingParameter ref",
            ),
            // The custom parameter is there, and empty.
            (
                "ref=ODR123PAID&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa",
                "ref=&orderUuid=ODR123&status=PAID&paymentMethod=ODR999CANCELLEDVisa",
                "Malformed ref",
            ),
            // The custom parameter takes the rest, behind the others.
            (
                "ref=ODR123PAID&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa",
                "orderUuid=ODR123&status=PAID&ref=ODR999CANCELLEDVisa",
                "UndocumentedOrder orderUuid",
            ),
            // The custom parameter takes the first letter of the order.
            ("ref=ODR123PAID&orderUuid=ODR999", "ref=ODR123PAIDO&orderUuid=DR999", "Malformed orderUuid"),
            // The order takes the end of the custom value.
            ("ref=ODR123PAID&orderUuid=ODR999", "ref=ODR123PAI&orderUuid=DODR999", "Malformed orderUuid"),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| builder.custom_parameters(["ref"]),
        // Whoever chooses the custom value writes a whole callback into it.
        unsigned: "",
        genuine: "ref=ODR123PAIDVisa10017557641311755764200&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa&amount=5&createdAt=1755760000&timestamp=1755769999",
        forgeries: &[
            // The callback comes first, and the real one is the custom value.
            (
                "ref=ODR123PAIDVisa10017557641311755764200&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa&amount=5&createdAt=1755760000&timestamp=1755769999",
                "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200&ref=ODR999CANCELLEDVisa517557600001755769999",
                "UndocumentedOrder orderUuid",
            ),
            // The same under another name.
            (
                "ref=ODR123PAIDVisa10017557641311755764200&orderUuid=ODR999&status=CANCELLED&paymentMethod=Visa&amount=5&createdAt=1755760000&timestamp=1755769999",
                "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200&x=ODR999CANCELLEDVisa517557600001755769999",
                "UnexpectedParameter x",
            ),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| builder.custom_parameters(["cart"]),
        unsigned: "",
        genuine: "cart=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // A stale callback becomes fresh: the number of the cart is its time.
            (
                "cart=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "timestamp=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&cart=1755764200",
                "UndocumentedOrder timestamp",
            ),
            // The same with any name for the old time.
            (
                "cart=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "timestamp=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&x=1755764200",
                "UnexpectedParameter x",
            ),
            // The number of the cart is the amount.
            (
                "cart=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100",
                "amount=1999999999&orderUuid=ODR123&status=PAID&paymentMethod=Visa&cart=100",
                "UndocumentedOrder amount",
            ),
            // The cart is another one, the order takes its last digit.
            ("cart=1999999999&orderUuid=ODR123", "cart=199999999&orderUuid=9ODR123", "Malformed orderUuid"),
            // PHP spells a name like that of the cart.
            ("cart=1999999999", "cart=19&c.art=99999999", "UnexpectedParameter c.art"),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| {
            builder.custom_parameters([CustomParameter::one_of("shop", ["oslo", "bergen"]), "cart".into()])
        },
        unsigned: "",
        genuine: "shop=oslo&cart=17&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // Custom parameters exchange their names.
            ("shop=oslo&cart=17", "cart=oslo&shop=17", "UndocumentedOrder cart"),
            // Text moves from the one to the other.
            ("shop=oslo&cart=17", "shop=osl&cart=o17", "Malformed shop"),
            // And in the other direction.
            ("shop=oslo&cart=17", "shop=oslo1&cart=7", "Malformed shop"),
        ],
    },
    Victim {
        scheme: Scheme::C,
        verifier: |builder| builder.custom_parameters(["cart"]).custom_coverage(CustomCoverage::LeftOut),
        unsigned: "cart=17&",
        genuine: "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // What is left out of the checksum is there twice.
            ("timestamp=1755764200", "timestamp=1755764200&cart=18", "RepeatedParameter cart"),
            // The amount is cut where the left out parameter separates it from its rest.
            (
                "cart=17&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100",
                "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=1&cart=5&x=00",
                "UnexpectedParameter x",
            ),
        ],
    },
    Victim {
        scheme: Scheme::B,
        verifier: |builder| builder.scheme(Scheme::B),
        unsigned: "",
        genuine: "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // The amount takes the first digit of the time of sending.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=1001&createdAt=1755764131&timestamp=755764200",
                "Malformed timestamp",
            ),
            // It takes more of it.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=10017557&createdAt=1755764131&timestamp=64200",
                "Malformed timestamp",
            ),
            // The time of sending takes the zeros of the amount.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=1&createdAt=1755764131&timestamp=001755764200",
                "Malformed timestamp",
            ),
            // The time of creation takes a digit of the amount.
            ("amount=100&createdAt=1755764131", "amount=00&createdAt=17557641311", "Malformed amount"),
            // The amount takes a digit of the time of creation.
            ("amount=100&createdAt=1755764131", "amount=1100&createdAt=175576413", "Malformed createdAt"),
            // The status takes a digit of the time of creation, and everything moves.
            (
                "status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "status=PAID1&paymentMethod=Visa&amount=001&createdAt=7557641311&timestamp=755764200",
                "Malformed status",
            ),
            // Another order: its last digit moves to the status.
            ("orderUuid=ODR123&status=PAID", "orderUuid=ODR12&status=3PAID", "Malformed status"),
            // Twice the same name: a reader of the first value sees a smaller amount.
            (
                "amount=100&createdAt=1755764131&timestamp=1755764200",
                "amount=1&createdAt=1755764131&timestamp=1755764200&amount=100",
                "RepeatedParameter amount",
            ),
            // PHP takes the blank away and has two amounts.
            ("amount=100", "amount=1&+amount=100", "UnexpectedParameter  amount"),
            // An order that is not documented; the joined text does not depend on it.
            (
                "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
                "timestamp=1755764200&createdAt=1755764131&amount=100&paymentMethod=Visa&status=PAID&orderUuid=ODR123",
                "UndocumentedOrder timestamp",
            ),
            // What the checksum does not cover is not any text.
            ("paymentMethod=Visa", "paymentMethod=%0AVisa", "Malformed paymentMethod"),
            // What the checksum does not cover has not any name.
            ("timestamp=1755764200", "timestamp=1755764200&currency=SEK", "UnexpectedParameter currency"),
        ],
    },
    Victim {
        scheme: Scheme::A,
        verifier: |builder| builder.scheme(Scheme::A),
        unsigned: "",
        genuine: "orderUuid=ODR123&status=RESERVED+NOT+PAID&paymentMethod=Visa&createdAt=1755764131&timestamp=1755764200",
        forgeries: &[
            // What must not be paid is paid, by an order that has a strange name.
            (
                "orderUuid=ODR123&status=RESERVED+NOT+PAID",
                "orderUuid=ODR123RESERVED+NOT+&status=PAID",
                "Malformed orderUuid",
            ),
            // Another order: its last digit moves to the status.
            (
                "orderUuid=ODR123&status=RESERVED+NOT+PAID",
                "orderUuid=ODR12&status=3RESERVED+NOT+PAID",
                "Malformed status",
            ),
            // The order is empty.
            (
                "orderUuid=ODR123&status=RESERVED+NOT+PAID",
                "orderUuid=&status=ODR123RESERVED+NOT+PAID",
                "Malformed orderUuid",
            ),
            // The status takes a digit of the time.
            (
                "status=RESERVED+NOT+PAID&paymentMethod=Visa&createdAt=1755764131",
                "status=RESERVED+NOT+PAID1&paymentMethod=Visa&createdAt=755764131",
                "Malformed status",
            ),
            // The time takes a letter of the status.
            (
                "status=RESERVED+NOT+PAID&paymentMethod=Visa&createdAt=1755764131",
                "status=RESERVED+NOT+PAI&paymentMethod=Visa&createdAt=D1755764131",
                "Malformed status",
            ),
            // Twice the same name: PHP has the last value, others read the first one.
            (
                "status=RESERVED+NOT+PAID&paymentMethod=Visa&createdAt=1755764131&timestamp=1755764200",
                "status=PAID&paymentMethod=Visa&createdAt=1755764131&timestamp=1755764200&status=RESERVED+NOT+PAID",
                "RepeatedParameter status",
            ),
            // The same in a spelling of PHP.
            (
                "status=RESERVED+NOT+PAID&paymentMethod=Visa&createdAt=1755764131&timestamp=1755764200",
                "status=PAID&paymentMethod=Visa&createdAt=1755764131&timestamp=1755764200&%20status=RESERVED+NOT+PAID",
                "UnexpectedParameter  status",
            ),
            // An amount that the checksum does not cover, in another format.
            ("createdAt=1755764131", "amount=1e9&createdAt=1755764131", "Malformed amount"),
            // A time that the checksum does not cover, in digits that are none.
            ("timestamp=1755764200", "timestamp=%EF%BC%91755764200", "Malformed timestamp"),
        ],
    },
];

impl Victim {
    fn query(&self) -> String {
        format!("{}{}", self.unsigned, self.genuine)
    }

    fn checksum(&self) -> String {
        let parameters: Vec<_> = form_urlencoded::parse(self.genuine.as_bytes()).collect();
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
        let signed = callback::sign(&parameters, &secret(), self.scheme).unwrap();
        signed.rsplit_once('=').unwrap().1.to_owned()
    }

    /// Verifies a query with the checksum of the genuine one.
    fn verify(&self, query: &str, settings: fn(VerifierBuilder) -> VerifierBuilder) -> Result<(), CallbackError> {
        let verifier = settings((self.verifier)(ageless())).build().unwrap();
        verifier.verify(&format!("{query}&checksum={}", self.checksum())).map(|_| ())
    }
}

fn kind(error: &CallbackError) -> String {
    match error {
        CallbackError::Malformed { parameter, .. } => format!("Malformed {parameter}"),
        CallbackError::MissingParameter { parameter } => format!("MissingParameter {parameter}"),
        CallbackError::UnexpectedParameter { parameter } => format!("UnexpectedParameter {parameter}"),
        CallbackError::RepeatedParameter { parameter } => format!("RepeatedParameter {parameter}"),
        CallbackError::UndocumentedOrder { parameter } => format!("UndocumentedOrder {parameter}"),
        other => format!("{other:?}"),
    }
}

/// Each forgery has the checksum of the genuine callback, and a lenient verifier takes it for one.
#[test]
fn no_forgery_made_of_a_genuine_callback_is_accepted() {
    let mut refused = 0;
    for victim in VICTIMS {
        let genuine = victim.query();
        assert_eq!(victim.verify(&genuine, unchanged), Ok(()), "{genuine}");
        for (from, to, expected) in victim.forgeries {
            assert_eq!(genuine.matches(from).count(), 1, "{from}");
            let forgery = genuine.replace(from, to);
            assert_eq!(victim.verify(&forgery, VerifierBuilder::lenient), Ok(()), "no forgery: {forgery}");
            let error = victim.verify(&forgery, unchanged).expect_err(&forgery);
            assert_eq!(kind(&error), *expected, "{forgery}");
            refused += 1;
        }
    }
    assert!(refused >= 80, "{refused}");
}

/// A genuine callback that cannot be distinguished from a forgery is rejected too.
#[test]
fn a_genuine_callback_that_could_be_another_one_is_refused_as_well() {
    let undecided = [
        // Both documented orders are possible where there is no payment method.
        (
            "orderUuid=ODR123&status=PAID&amount=100&createdAt=1755764131&timestamp=1755764200",
            "orderUuid=ODR123&status=PAID&createdAt=1001755764&amount=131&timestamp=1755764200",
            "Ambiguous",
        ),
        // A status that is not documented starts with one that is.
        (
            "orderUuid=ODR123&status=CHARGEDBACK&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764200",
            "orderUuid=ODR123&status=CHARGED&paymentMethod=BACKVisa&amount=100&createdAt=1755764131&timestamp=1755764200",
            "Malformed",
        ),
        // An amount with a separator ends somewhere else.
        (
            "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=1+234&createdAt=1755764131&timestamp=1755764200",
            "orderUuid=ODR123&status=PAID&paymentMethod=Visa1+&amount=234&createdAt=1755764131&timestamp=1755764200",
            "Malformed",
        ),
    ];
    for (genuine, forgery, expected) in undecided {
        let victim = Victim { scheme: Scheme::C, verifier: unchanged, unsigned: "", genuine, forgeries: &[] };
        for query in [genuine, forgery] {
            assert_eq!(victim.verify(query, VerifierBuilder::lenient), Ok(()), "{query}");
            let error = victim.verify(query, unchanged).expect_err(query);
            assert!(kind(&error).starts_with(expected), "{query}: {error}");
        }
    }
}
