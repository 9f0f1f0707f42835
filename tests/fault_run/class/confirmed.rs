//! Responses of the API that confirm an order.

use std::time::Duration;

use frontpay_client::Outcome;

use super::{Class, End, Evidence, JSON, Truth, chunked, created, http, json};

fn confirmed(name: &str, response: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Class {
    Class::new(name, Truth::Created, Evidence::Proves(Outcome::Done), response)
}

pub(super) fn all() -> Vec<Class> {
    [words(), framing(), ends()].into_iter().flatten().collect()
}

fn words() -> Vec<Class> {
    vec![
        confirmed("201 orderAddedSuccessfully", |order| json(201, created(order))),
        confirmed("201 orderAddedSuccessfully, data null", |_| {
            json(201, r#"{"status_code":201,"message":"orderAddedSuccessfully","is_data":true,"data":null}"#)
        }),
        confirmed("200 Order Submitted Successfully, orderUuid", |order| {
            let data = format!(r#"{{"orderUuid":"{order}"}}"#);
            json(
                200,
                format!(r#"{{"status_code":200,"message":"Order Submitted Successfully","data":{data},"errors":[]}}"#),
            )
        }),
        confirmed("201 uuid alone", |order| json(201, format!(r#"{{"data":{{"uuid":"{order}"}}}}"#))),
        confirmed("201 status_code as text", |order| json(201, created(order).replacen("201", "\"201\"", 1))),
        confirmed("201 after a PHP warning", |order| {
            let warning = "<br />\n<b>Warning</b>:  Undefined array key in <b>/a.php</b> on line <b>5</b><br />\n";
            http(201, "content-type: text/html\r\n", format!("{warning}{}", created(order)))
        }),
        confirmed("201 after a byte order mark", |order| json(201, format!("\u{feff}{}", created(order)))),
        confirmed("201 as text/html", |order| http(201, "content-type: text/html\r\n", created(order))),
        confirmed("201 with content-encoding identity", |order| {
            http(201, "content-encoding: identity\r\n", created(order))
        }),
        confirmed("200 state of the order", |order| {
            json(200, format!(r#"{{"status_code":200,"data":{{"uuid":"{order}","status":"PAID"}}}}"#))
        })
        .of_status_call(),
    ]
}

fn framing() -> Vec<Class> {
    vec![
        confirmed("201 chunked", |order| {
            let body = created(order);
            let (first, second) = body.split_at(40);
            chunked(201, &[first, second], "0\r\n\r\n")
        }),
        confirmed("201 drop by drop", |order| json(201, created(order))).paced(20, Duration::from_millis(1)),
        confirmed("201 after 100 Continue", |order| {
            [b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), json(201, created(order))].concat()
        }),
        confirmed("201 after 103 Early Hints", |order| {
            let hints = b"HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n".to_vec();
            [hints, json(201, created(order))].concat()
        }),
        confirmed("201 by HTTP/1.0", |order| {
            format!("HTTP/1.0 201 Created\r\n{JSON}\r\n{}", created(order)).into_bytes()
        })
        .ends(End::Close),
        confirmed("201 until the end of the connection", |order| {
            format!("HTTP/1.1 201 Created\r\n{JSON}\r\n{}", created(order)).into_bytes()
        })
        .ends(End::Close),
        confirmed("201 with eighty headers", |order| {
            let headers: Vec<_> = (0..80).map(|number| format!("x-header-{number}: {number}\r\n")).collect();
            http(201, &headers.concat(), created(order))
        }),
        confirmed("201 to a large order", |order| json(201, created(order))).large(),
    ]
}

/// Returns successful responses on connections that cannot be reused.
fn ends() -> Vec<Class> {
    vec![
        confirmed("201 with connection: close", |order| http(201, "connection: close\r\n", created(order)))
            .ends(End::Close),
        confirmed("201, then closed in silence", |order| json(201, created(order))).ends(End::Close),
        confirmed("201, then reset", |order| json(201, created(order)))
            .paced(10_000, Duration::from_millis(20))
            .ends(End::Reset),
        confirmed("201, then half-closed and reading on", |order| json(201, created(order))).ends(End::StopWriting),
        confirmed("201, followed by a response about another order", |order| {
            [json(201, created(order)), json(201, created("ODR999999999"))].concat()
        }),
        confirmed("201, followed by bytes beyond its length", |order| {
            [json(201, created(order)), b"}}\r\n".to_vec()].concat()
        }),
    ]
}
