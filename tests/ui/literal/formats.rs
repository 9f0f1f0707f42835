use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Texts {
    #[rule(nullable, string)]
    text: Option<String>,
    #[rule(nullable, string, regex = r"^\d{9}$")]
    number: Option<String>,
    #[rule(nullable, string, not_regex = "[<>]")]
    plain: Option<String>,
    #[rule(nullable, email)]
    mail: Option<String>,
    #[rule(nullable, url("https"))]
    page: Option<String>,
    #[rule(nullable, uuid)]
    id: Option<String>,
    #[rule(nullable, ip)]
    ip: Option<String>,
    #[rule(nullable, hex_color)]
    color: Option<String>,
    #[rule(nullable, json)]
    json: Option<String>,
    #[rule(nullable, starts_with("PO-", "SO-"))]
    order: Option<String>,
    #[rule(nullable, alpha_num = "ascii")]
    word: Option<String>,
    #[rule(nullable, uppercase)]
    loud: Option<String>,
}

fn main() {
    let _ = payload!(Texts {
        "text": 4313,
        "number": "92360901",
        "plain": "<b>",
        "mail": "kari.example.com",
        "page": "http://example.com",
        "id": "923609016",
        "ip": "1.2.3.256",
        "color": "#12345",
        "json": "{",
        "order": "XO-1",
        "word": "blåbær",
        "loud": "Kari",
    });
}
