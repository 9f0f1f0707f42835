//! Complete responses without evidence: of proxies, without content, or contradictory.

use super::{Class, Evidence, Truth, api, created, http, json};

fn unproven(name: impl Into<String>, response: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Class {
    Class::new(name, Truth::Either, Evidence::Nothing, response)
}

pub(super) fn all() -> Vec<Class> {
    let pages = [200, 201, 400, 401, 403, 404, 405, 408, 409, 413, 417, 422, 429, 500, 502, 503, 504];
    let pages = pages.map(|status| {
        unproven(format!("{status} in HTML"), move |_| {
            http(status, "content-type: text/html\r\n", "<html><h1>orderAddedSuccessfully</h1></html>")
        })
    });
    let redirects = [301, 302, 303, 307, 308].map(|status| {
        unproven(format!("{status} to the same path"), move |_| {
            http(status, "location: /api/v1/connect/orders/payment-link/create\r\n", "")
        })
    });
    [pages.into(), redirects.into(), without_words(), unreadable(), failures(), contradictions()]
        .into_iter()
        .flatten()
        .collect()
}

fn without_words() -> Vec<Class> {
    vec![
        unproven("200 without a body", |_| json(200, "")),
        unproven("201 without a body", |_| json(201, "")),
        unproven("204", |_| b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        unproven("304", |_| b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec()),
        unproven("404 without a body", |_| json(404, "")),
        unproven("200 {}", |_| json(200, "{}")),
        unproven("200 null", |_| json(200, "null")),
        unproven("200 list", |order| {
            json(200, format!(r#"[201,"OK","orderAddedSuccessfully",false,{{"uuid":"{order}"}}]"#))
        }),
        unproven("200 text", |_| json(200, r#""orderAddedSuccessfully""#)),
        unproven("200 unrelated JSON", |_| json(200, r#"{"ok":true,"id":17}"#)),
        unproven("400 unrelated JSON", |_| json(400, r#"{"error":"upstream","code":17}"#)),
        unproven("500 of Laravel", |_| json(500, r#"{"message":"Server Error"}"#)),
    ]
}

fn unreadable() -> Vec<Class> {
    vec![
        unproven("201 compressed", |_| {
            http(201, "content-encoding: gzip\r\n", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b])
        }),
        unproven("201 compressed by name alone", |order| http(201, "content-encoding: gzip\r\n", created(order))),
        unproven("417 compressed by name alone", |_| {
            http(417, "content-encoding: br\r\n", r#"{"status_code":417,"message":"payloadValidationErrors"}"#)
        }),
        unproven("201 invalid UTF-8", |order| json(201, [created(order).as_bytes(), &[0xff, 0xfe]].concat())),
        unproven("201 invalid UTF-8 in a name", |order| {
            json(
                201,
                created(order)
                    .replace("OK", "\u{1}")
                    .into_bytes()
                    .iter()
                    .map(|byte| byte | u8::from(*byte == 1) << 7)
                    .collect::<Vec<_>>(),
            )
        }),
        unproven("201 cut JSON of the right length", |order| json(201, &created(order)[..80])),
        unproven("201 followed by more JSON", |order| json(201, format!("{}{{}}", created(order)))),
        unproven("201 longer than the limit", |order| {
            json(201, format!("{}{}", created(order), " ".repeat(1024 * 1024)))
        }),
        unproven("417 longer than the limit", |_| {
            json(417, format!(r#"{{"status_code":417,"message":"x"}}{}"#, " ".repeat(1024 * 1024)))
        }),
    ]
}

fn failures() -> Vec<Class> {
    vec![
        unproven("409 in the envelope", |_| api(409, r#""message":"orderAlreadyExists","is_error":true"#)),
        unproven("408 in the envelope", |_| api(408, r#""message":"timeout","is_error":true"#)),
        unproven("419 of Laravel", |_| json(419, r#"{"message":"CSRF token mismatch."}"#)),
        unproven("500 in the envelope", |_| api(500, r#""message":"internalErrorOccurredPleaseTryAgainLater""#)),
        unproven("503 in the envelope", |_| api(503, r#""message":"Service Unavailable""#)),
        unproven("510 in the envelope", |_| {
            api(510, r#""message":"somethingWentWrong","is_error":true,"errors":"Array""#)
        }),
        unproven("500 with an order", |order| json(500, created(order))),
        unproven("101", |_| {
            b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n".to_vec()
        }),
    ]
}

fn contradictions() -> Vec<Class> {
    vec![
        unproven("200 is_error", |_| {
            json(200, r#"{"status_code":200,"is_error":true,"message":"somethingWentWrong"}"#)
        }),
        unproven("201 is_error with an order", |order| {
            json(201, created(order).replace("is_data\":false", "is_error\":true"))
        }),
        unproven("201 with errors", |_| json(201, r#"{"status_code":201,"errors":["The name field is required."]}"#)),
        unproven("201 status_code 417", |order| json(201, created(order).replacen("201", "417", 1))),
        unproven("201 orderAddedUnsuccessfully", |_| json(201, r#"{"message":"orderAddedUnsuccessfully"}"#)),
        unproven("417 status_code 201", |order| json(417, created(order))),
        unproven("400 orderAddedSuccessfully", |_| json(400, r#"{"message":"orderAddedSuccessfully"}"#)),
        unproven("422 with an order", |order| api(422, &format!(r#""message":"x","data":{{"uuid":"{order}"}}"#))),
        unproven("404 status_code 500", |_| json(404, r#"{"status_code":500,"message":"somethingWentWrong"}"#)),
        unproven("200 state of another order", |_| {
            json(200, r#"{"status_code":200,"data":{"uuid":"ODR999","status":"PAID"}}"#)
        })
        .of_status_call(),
    ]
}
