use frontpay_core::payload::{CustomerDetails, PaymentLink, Product, Timestamp};

fn order(customer: CustomerDetails, products: Vec<Product>) -> PaymentLink {
    PaymentLink::builder()
        .customer_details(customer)
        .products(products)
        .order_date(Timestamp::from_unix(1_790_000_000))
        .build()
}

fn main() {}
