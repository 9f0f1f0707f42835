use frontpay_core::payload::{Address, PaymentLink, Product};

fn main() {
    Address::builder().zip(4313).country("NO");
    Product::builder().rate("51,00").tax(0.25);
    PaymentLink::builder().order_date("07 Apr, 2024");
}
