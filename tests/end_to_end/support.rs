use std::net::SocketAddr;

use frontpay_client::{Client, ClientBuilder, Created, Environment, Error, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::{Address, Contact, Country, CustomerDetails, PaymentLink, Product, Timestamp};
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

pub(crate) fn contact() -> Contact {
    Contact::new("+47", "40000000", "kari@example.com")
}

pub(crate) fn address() -> Address {
    Address::new("Eksempelveien 1", "4313", "Sandnes", Country::NORWAY)
}

pub(crate) fn order_of(customer: CustomerDetails) -> PaymentLink {
    let products = [Product::new("Hair Wash", 2, 51, 25), Product::new("Wax", 1, 99, 25).with_discount(9)];
    let (made, due) = (Timestamp::from_unix(1_790_000_000), Timestamp::from_unix(1_790_604_800));
    PaymentLink::new(customer, products, made, due).by_sms()
}

pub(crate) fn order() -> PaymentLink {
    order_of(CustomerDetails::private("Kari Nordmann", contact(), address()))
}

pub(crate) fn valid(link: PaymentLink) -> Valid<PaymentLink> {
    Valid::new(link).unwrap()
}

pub(crate) async fn send(client: &Client) -> Result<Created, Error> {
    client.orders().send_payment_link(&valid(order())).await
}

/// Posts a body and returns the answer as it came.
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

/// A server that reads a whole request, answers it with these bytes and hangs up, again and again.
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
