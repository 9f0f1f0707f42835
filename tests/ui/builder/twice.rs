use frontpay_core::payload::PaymentLink;

fn main() {
    PaymentLink::builder().by_sms().by_email();
    PaymentLink::builder().reference_no("A-1").reference_no("A-2");
}
