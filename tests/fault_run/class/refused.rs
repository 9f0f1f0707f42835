//! Responses of the API or of Laravel that refuse an order.

use frontpay_client::Outcome;

use super::{Class, Evidence, JSON, Truth, api, http, json};

fn refused(name: &str, response: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Class {
    Class::new(name, Truth::NotCreated, Evidence::Proves(Outcome::Refused), response)
}

pub(super) fn all() -> Vec<Class> {
    [of_api(), of_laravel()].into_iter().flatten().collect()
}

fn of_api() -> Vec<Class> {
    vec![
        refused("417 with a list of sentences", |_| {
            api(417, r#""message":"payloadValidationErrors","is_error":true,"errors":["The name field is required."]"#)
        }),
        refused("417 with one sentence", |_| {
            api(417, r#""message":"payloadValidationErrors","errors":"The name field is required.""#)
        }),
        refused("417 after a PHP warning", |_| {
            let body = r#"{"status_code":417,"message":"payloadValidationErrors","errors":["x"]}"#;
            json(417, format!("PHP Warning: Undefined array key in a.php on line 5\n{body}"))
        }),
        refused("401 in the envelope", |_| api(401, r#""message":"Unauthenticated.","is_error":true"#)),
        refused("400 already paid", |_| {
            api(400, r#""message":"orderStatusAlreadyPaid","is_error":false,"errors":null"#)
        }),
        refused("404 customer not found", |_| api(404, r#""message":"customerNotFound","is_data":true,"data":[]"#)),
        refused("429 in the envelope", |_| {
            let body = r#"{"status_code":429,"message":"Too Many Attempts.","is_error":true}"#;
            http(429, &format!("{JSON}retry-after: 30\r\n"), body)
        }),
    ]
}

fn of_laravel() -> Vec<Class> {
    vec![
        refused("401 of Laravel", |_| json(401, r#"{"message":"Unauthenticated."}"#)),
        refused("403 of Laravel", |_| json(403, r#"{"message":"This action is unauthorized."}"#)),
        refused("404 of Laravel", |_| json(404, r#"{"message":"The route api/v1/x could not be found."}"#)),
        refused("405 of Laravel", |_| json(405, r#"{"message":"The POST method is not supported for this route."}"#)),
        refused("413 of Laravel", |_| json(413, r#"{"message":""}"#)),
        refused("422 of Laravel", |_| {
            json(422, r#"{"message":"The given data was invalid.","errors":{"name":["The name field is required."]}}"#)
        }),
        refused("429 of Laravel", |_| http(429, "retry-after: 1\r\n", r#"{"message":"Too Many Attempts."}"#)),
    ]
}
