use frontpay_client::Client;
use frontpay_core::payload::PaymentLink;

fn raw(client: &Client, link: PaymentLink) {
    let _ = client.orders().send_payment_link(&link);
}

fn text(client: &Client) {
    let _ = client.orders().send_payment_link("{}");
}

fn main() {}
