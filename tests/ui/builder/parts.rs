use frontpay_core::payload::{Address, Country, OrderSummary, Product, SendOrderBy};

fn main() {
    Address::builder().street("Eksempelveien 1").zip("4313").country(Country::NORWAY).build();
    Product::builder().name("Hair Wash").quantity(1).rate(51).build();
    OrderSummary::builder().sub_total(51).total_discount(0).grand_total(51).build();
    SendOrderBy::builder().sms(true).email(true).build();
}
