//! The builder of a line of an order.

use rust_decimal::Decimal;

use super::parts::build;
use crate::numeric::Numeric;
use crate::payload::{Product, money};

#[bon::bon]
impl Product {
    /// Starts the builder of a line, whose amount is calculated: quantity times rate, minus the discount.
    ///
    /// ```
    /// use frontpay_core::{Decimal, payload::Product};
    /// let product = Product::builder().name("Hair Wash").quantity(2).rate(51).tax(25).discount(2).build();
    /// assert_eq!(product.amount.decimal(), Some(Decimal::new(100_00, 2)));
    /// ```
    #[builder(on(_, into), finish_fn(name = complete, vis = ""))]
    pub fn new(
        /// The name that the customer sees.
        name: String,
        /// The merchant's identifier of the product.
        product_id: Option<String>,
        /// The quantity.
        quantity: Decimal,
        /// The price of one unit, in kroner, tax included.
        rate: Decimal,
        /// The discount on the line, in kroner, tax included.
        discount: Option<Decimal>,
        /// The VAT rate in percent: 0, 12, 15 or 25, unless the merchant uses others.
        tax: Decimal,
    ) -> Self {
        let amount = quantity.saturating_mul(rate).saturating_sub(discount.unwrap_or_default());
        Self {
            name,
            product_id,
            quantity: quantity.into(),
            rate: rate.into(),
            discount: discount.map(Numeric::from),
            tax: tax.into(),
            amount: money::round(amount).into(),
        }
    }
}

build!(
    ProductBuilder<S>, product_builder::State => Product:
    Name HasName, Quantity HasQuantity, Rate HasRate, Tax HasTax
);
