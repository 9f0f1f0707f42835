//! The clients of a run, and the outcomes that they report.

use std::time::Duration;

use frontpay_client::{Client, Environment, OrderId, Outcome, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::{Address, Country, CustomerDetails, InternalReferences, PaymentLink, Product, Timestamp};

use crate::CLIENT_TIMEOUT;
use crate::class::Endpoint;
use crate::plan::{Call, Plan};
use crate::server::Servers;

/// The idle timeouts of the clients of the common server; with the last one every create has a connection of its own.
const IDLE_TIMEOUTS: [Option<Duration>; 3] = [None, Some(Duration::from_millis(3)), Some(Duration::ZERO)];

/// The outcome of a call as the client reports it.
pub(crate) struct Claim {
    pub(crate) outcome: Outcome,
    /// The order that it names.
    pub(crate) order: Option<OrderId>,
}

/// The clients of each class: some keep connections alive, and one does not.
pub(crate) struct Clients {
    of_classes: Vec<Vec<Client>>,
    order: PaymentLink,
    /// An order that is longer than the buffers of a socket.
    large_order: PaymentLink,
}

impl Clients {
    pub(crate) fn new(plan: &Plan, servers: &Servers) -> Self {
        let common = IDLE_TIMEOUTS.map(|idle| client(&servers.url(&Endpoint::Common), idle));
        let of_class = |endpoint: &Endpoint| match endpoint {
            Endpoint::Common => common.to_vec(),
            endpoint => vec![client(&servers.url(endpoint), None)],
        };
        Self {
            of_classes: plan.classes.iter().map(|class| of_class(&class.endpoint)).collect(),
            order: order("Leave it at the endpoint"),
            large_order: order(&"Leave it at the endpoint. ".repeat(20_000)),
        }
    }

    /// Makes a call and returns its outcome.
    pub(crate) async fn make(&self, plan: &Plan, number: usize) -> Claim {
        let call = &plan.calls[number];
        let class = plan.class_of(call);
        let orders = self.of(call).orders();
        let timeout = if class.is_slow { CLIENT_TIMEOUT } else { Duration::from_secs(20) };
        let number = number.to_string();
        if class.is_read {
            let state = orders.status(call.identifier()).header("x-call", &number).timeout(timeout).await;
            return match state {
                Ok(state) => Claim { outcome: Outcome::Done, order: state.order },
                Err(_) => Claim { outcome: Outcome::Unknown, order: None },
            };
        }
        let order = self.order_of(call, class.is_large);
        match orders.send_payment_link(&order).header("x-call", &number).timeout(timeout).await {
            Ok(created) => Claim { outcome: Outcome::Done, order: created.order },
            Err(error) => Claim { outcome: error.outcome(), order: None },
        }
    }

    /// Returns `true` if no other call used the connection of a call before it.
    pub(crate) fn is_new_connection(call: &Call, endpoint: &Endpoint) -> bool {
        matches!(endpoint, Endpoint::Common) && call.client % IDLE_TIMEOUTS.len() == 2
    }

    fn of(&self, call: &Call) -> &Client {
        let clients = &self.of_classes[call.class];
        &clients[call.client % clients.len()]
    }

    fn order_of(&self, call: &Call, is_large: bool) -> Valid<PaymentLink> {
        let mut order = if is_large { self.large_order.clone() } else { self.order.clone() };
        if let Some(references) = &mut order.internal_references {
            references.reference_no = Some(call.reference());
        }
        Valid::new(order).unwrap()
    }
}

fn client(base_url: &str, create_idle_timeout: Option<Duration>) -> Client {
    let retries = Retries::default().times(2).first_pause(Duration::from_millis(1));
    let builder = Client::builder("the-token").environment(Environment::custom(base_url).unwrap()).retries(retries);
    let builder = match create_idle_timeout {
        Some(timeout) => builder.create_idle_timeout(timeout),
        None => builder,
    };
    builder.build().unwrap()
}

fn order(notes: &str) -> PaymentLink {
    let address = Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY);
    let customer = CustomerDetails::private().name("Kari Nordmann").country_code("+47").msisdn("40000000");
    let customer = customer.email("kari@example.com").address(address.build()).build();
    let wash = Product::builder().name("Hair Wash").quantity(2).rate(51).tax(25).build();
    PaymentLink::builder()
        .customer_details(customer)
        .products([wash])
        .order_date(Timestamp::from_unix(1_790_000_000))
        .due_date_for_payment_link(Timestamp::from_unix(1_790_604_800))
        .internal_references(InternalReferences::builder().notes(notes).build())
        .by_sms()
        .build()
}
