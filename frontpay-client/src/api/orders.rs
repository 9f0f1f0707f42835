use crate::OrderId;
use crate::answer::{Created, OrderState};
use crate::client::Client;
use crate::envelope;
use crate::error::Misfit;
use crate::request::Request;
use crate::route::Route;
use frontpay_core::payload::PaymentLink;
use frontpay_core::{Valid, Validate};

const PAYMENT_LINK: Route = Route::post("connect/orders/payment-link/create", PaymentLink::RULES);
const STATUS: Route = Route::get("connect/orders/status/{orderUuid}");

/// The calls about orders: [`Client::orders`].
#[derive(Debug, Clone, Copy)]
pub struct Orders<'c>(&'c Client);

impl<'c> Orders<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self(client)
    }

    /// Makes an order and sends the customer a link to pay it, by SMS or mail.
    ///
    /// `POST connect/orders/payment-link/create`. It takes what passed the rules of [`PaymentLink`], under whatever
    /// further rule set `R`:
    ///
    /// ```no_run
    /// # async fn run(client: frontpay_client::Client, json: &[u8]) -> Result<(), frontpay_client::Error> {
    /// use frontpay_core::{Valid, payload::PaymentLink};
    ///
    /// let link = Valid::<PaymentLink>::from_json(json)?;
    /// let created = client.orders().send_payment_link(&link).await?;
    /// println!("{:?}", created.order);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// and nothing else:
    ///
    /// ```compile_fail,E0308
    /// # use frontpay_client::Client;
    /// # use frontpay_core::payload::PaymentLink;
    /// # fn run(client: &Client, unchecked: &PaymentLink) {
    /// let request = client.orders().send_payment_link(unchecked);
    /// # }
    /// ```
    ///
    /// A create is never repeated once it may have reached the API, since there is no idempotency key: see
    /// [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown).
    pub fn send_payment_link<R>(self, link: &Valid<PaymentLink, R>) -> Request<Created> {
        self.0.submit(&PAYMENT_LINK, link, |answer| Ok(envelope::data(answer)?.unwrap_or_default()))
    }

    /// Asks where an order stands.
    ///
    /// `GET connect/orders/status/{orderUuid}`. An order that is not there is [`Error::NotFound`](crate::Error::NotFound).
    ///
    /// ```no_run
    /// # async fn run(client: frontpay_client::Client) -> Result<(), frontpay_client::Error> {
    /// use frontpay_client::OrderStatus;
    ///
    /// let state = client.orders().status("ODR3506777330").await?;
    /// if state.status == OrderStatus::Paid {
    ///     println!("deliver the goods");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn status(self, order: impl Into<OrderId>) -> Request<OrderState> {
        let order = order.into();
        self.0.read(&STATUS, &[order.as_str()], |answer| {
            envelope::data(answer)?.ok_or_else(|| Misfit::new("data", "expected an object, found nothing"))
        })
    }
}
