//! The payment link in plain types, once for each peer.

/// The same structs with a peer's attributes in each place.
#[macro_export]
macro_rules! order {
    (
        derive: [$($derive:tt)*],
        structs: [$($structs:tt)*],
        customer: [$($customer:tt)*],
        text: [$($text:tt)*],
        optional: [$($optional:tt)*],
        kind: [$($kind:tt)*],
        email: [$($email:tt)*],
        personal_number: [$($personal:tt)*],
        organization_id: [$($organization:tt)*],
        country: [$($country:tt)*],
        url: [$($url:tt)*],
        amount: [$($amount:tt)*],
        optional_amount: [$($optional_amount:tt)*],
        flag: [$($flag:tt)*],
        optional_flag: [$($optional_flag:tt)*],
        nested: [$($nested:tt)*],
        list: [$($list:tt)*],
    ) => {
        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct Order {
            $($list)*
            pub products: Vec<Product>,
            $($nested)*
            pub order_summary: OrderSummary,
            $($text)*
            pub order_date: String,
            $($text)*
            pub due_date_for_payment_link: String,
            $($nested)*
            pub send_order_by: SendOrderBy,
            $($flag)*
            pub is_credit_check_available: bool,
            $($flag)*
            pub invoice_as_payment_option: bool,
            $($nested)*
            pub customer_details: CustomerDetails,
            $($nested)*
            pub callback: Option<Callback>,
            $($optional)*
            pub reference_no: Option<String>,
            $($optional)*
            pub customer_reference: Option<String>,
            $($optional_flag)*
            pub secure_details: Option<bool>,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct Product {
            $($text)*
            pub name: String,
            $($optional)*
            pub product_id: Option<String>,
            $($amount)*
            pub quantity: f64,
            $($amount)*
            pub rate: f64,
            $($optional_amount)*
            pub discount: Option<f64>,
            $($amount)*
            pub tax: f64,
            $($amount)*
            pub amount: f64,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct OrderSummary {
            $($amount)*
            pub sub_total: f64,
            $($amount)*
            pub total_tax: f64,
            $($amount)*
            pub total_discount: f64,
            $($amount)*
            pub grand_total: f64,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct SendOrderBy {
            $($flag)*
            pub sms: bool,
            $($flag)*
            pub email: bool,
            $($flag)*
            pub invoice: bool,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        $($customer)*
        pub struct CustomerDetails {
            $($optional)*
            pub customer_uuid: Option<String>,
            #[serde(rename = "type")]
            $($kind)*
            pub kind: String,
            $($text)*
            pub country_code: String,
            $($text)*
            pub msisdn: String,
            $($email)*
            pub email: String,
            $($text)*
            pub name: String,
            $($text)*
            pub preferred_language: String,
            $($personal)*
            pub personal_number: Option<String>,
            $($organization)*
            pub organization_id: Option<String>,
            $($nested)*
            pub address: Address,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct Address {
            $($text)*
            pub street: String,
            $($text)*
            pub zip: String,
            $($text)*
            pub city: String,
            $($country)*
            pub country: String,
        }

        #[derive(serde::Deserialize, $($derive)*)]
        #[serde(rename_all = "camelCase")]
        $($structs)*
        pub struct Callback {
            $($url)*
            pub callback_url: Option<String>,
        }
    };
}

/// The codes of ISO 3166-1 alpha-2, sorted.
pub const COUNTRIES: &[&str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB", "BD",
    "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY", "BZ", "CA",
    "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE",
    "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA",
    "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK",
    "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP",
    "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT",
    "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS",
    "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ",
    "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS",
    "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST",
    "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW",
    "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA",
    "ZM", "ZW",
];
