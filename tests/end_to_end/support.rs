use std::net::SocketAddr;

use frontpay_client::{Client, ClientBuilder, Created, Environment, Error, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::{Address, Country, CustomerDetails, PaymentLink, Product, Timestamp};
use frontpay_sandbox::Sandbox;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const CREATE: &str = "/api/v1/connect/orders/payment-link/create";

pub(crate) async fn sandbox() -> Sandbox {
    Sandbox::builder().callback_secret("test-secret").start().await.unwrap()
}

pub(crate) fn impatient(environment: Environment, token: &str) -> ClientBuilder {
    Client::builder(token).environment(environment).retries(Retries::none())
}

pub(crate) fn client(sandbox: &Sandbox) -> Client {
    impatient(sandbox.environment(), sandbox.token()).build().unwrap()
}

pub(crate) fn person() -> CustomerDetails {
    let customer = CustomerDetails::private().name("Kari Nordmann").country_code("+47").msisdn("40000000");
    customer.email("kari@example.com").address(address()).build()
}

pub(crate) fn company() -> CustomerDetails {
    let customer = CustomerDetails::corporate().name("Nordlys AS").organization_id("923609016");
    customer.country_code("+47").msisdn("40000000").email("post@example.com").address(address()).build()
}

fn address() -> Address {
    Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY).build()
}

pub(crate) fn order_of(customer: CustomerDetails) -> PaymentLink {
    let wash = Product::builder().name("Hair Wash").quantity(2).rate(51).tax(25).build();
    let wax = Product::builder().name("Wax").quantity(1).rate(99).tax(25).discount(9).build();
    PaymentLink::builder()
        .customer_details(customer)
        .products([wash, wax])
        .order_date(Timestamp::from_unix(1_790_000_000))
        .due_date_for_payment_link(Timestamp::from_unix(1_790_604_800))
        .by_sms()
        .build()
}

pub(crate) fn order() -> PaymentLink {
    order_of(person())
}

pub(crate) fn valid(link: PaymentLink) -> Valid<PaymentLink> {
    Valid::new(link).unwrap()
}

pub(crate) async fn send(client: &Client) -> Result<Created, Error> {
    client.orders().send_payment_link(&valid(order())).await
}

/// Posts a body and returns the raw response.
pub(crate) async fn post(sandbox: &Sandbox, body: &str) -> Vec<u8> {
    let (address, token, length) = (sandbox.address(), sandbox.token(), body.len());
    let request = format!(
        "POST {CREATE} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    answer
}

/// Starts a server that reads each request completely, responds with these bytes and closes the connection.
pub(crate) async fn answering(answer: Vec<u8>) -> Environment {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let environment = at(listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            read_request(&mut stream).await;
            stream.write_all(&answer).await.ok();
        }
    });
    environment
}

fn at(address: SocketAddr) -> Environment {
    Environment::custom(&format!("http://{address}/api/v1")).unwrap()
}

pub(crate) async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    loop {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0) {
            return Some(text);
        }
    }
}
