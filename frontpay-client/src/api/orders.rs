use crate::client::Client;
use crate::id::OrderId;
use crate::request::Request;
use crate::response::{Created, OrderState};
use crate::route::Route;
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;

const PAYMENT_LINK: Route = Route::post("connect/orders/payment-link/create");
const STATUS: Route = Route::get("connect/orders/status/{orderUuid}");

/// The calls about orders: [`Client::orders`].
#[derive(Debug, Clone, Copy)]
pub struct Orders<'c>(&'c Client);

impl Client {
    /// Returns the calls about orders.
    #[must_use]
    pub fn orders(&self) -> Orders<'_> {
        Orders(self)
    }
}

impl Orders<'_> {
    /// Creates an order and sends the customer a link to pay it, by SMS or mail.
    ///
    /// `POST connect/orders/payment-link/create`. It takes a payload that passed the rules of [`PaymentLink`], under any
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
    /// A create is never repeated once it may have reached the API, since there is no idempotency key.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error) when it is awaited; [`Error::outcome`](crate::Error::outcome) says whether there may be an
    /// order. The call succeeds only with [evidence](crate::evidence) that there is one.
    pub fn send_payment_link<R>(self, link: &Valid<PaymentLink, R>) -> Request<Created> {
        self.0.submit(&PAYMENT_LINK, link)
    }

    /// Reads the state of an order.
    ///
    /// `GET connect/orders/status/{orderUuid}`.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`](crate::Error::NotFound) when it is awaited and the API has no such order;
    /// [`Error::NoSuchEndpoint`](crate::Error::NoSuchEndpoint) for any other 404, which says nothing of the order;
    /// [`Error::Decode`](crate::Error::Decode) for a response about another order.
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
        self.0.read(&STATUS, order.into().as_str(), OrderState::read)
    }
}
