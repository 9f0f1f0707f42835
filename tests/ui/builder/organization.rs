use frontpay_core::payload::{Address, CustomerDetails};

fn company(address: Address) -> CustomerDetails {
    CustomerDetails::corporate()
        .name("Nordlys AS")
        .country_code("+47")
        .msisdn("40000000")
        .email("post@example.com")
        .address(address)
        .build()
}

fn main() {}
