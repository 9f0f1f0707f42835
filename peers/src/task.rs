//! The measured tasks.

use std::hint::black_box;

use crate::{Subject, payload};

/// The numbers of products.
pub const PRODUCTS: [usize; 3] = [1, 10, 1000];

/// A measured task.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The check of a valid typed value.
    Valid(usize),
    /// The report on an invalid typed value.
    Failures(usize),
    /// The report on a value with one failure, the email address of the customer.
    BadEmail(usize),
    /// The report on a value with one failure, in the last product.
    BadProduct(usize),
    /// The deserialization of a valid text, without validation.
    Serde(usize),
    /// The deserialization and validation of a valid text.
    Read(usize),
}

impl Task {
    /// Returns all tasks.
    pub fn all() -> Vec<Self> {
        let mut tasks: Vec<_> = PRODUCTS.map(Task::Valid).into();
        tasks.extend([10, 1000].map(Task::Failures));
        tasks.extend(PRODUCTS.map(Task::BadEmail));
        tasks.extend(PRODUCTS.map(Task::BadProduct));
        tasks.extend(PRODUCTS.iter().flat_map(|products| [Task::Serde(*products), Task::Read(*products)]));
        tasks
    }

    /// Returns the name for commands.
    pub fn name(self) -> String {
        match self {
            Self::Valid(products) => format!("valid-{products}"),
            Self::Failures(products) => format!("failures-{products}"),
            Self::BadEmail(products) => format!("bad-email-{products}"),
            Self::BadProduct(products) => format!("bad-product-{products}"),
            Self::Serde(products) => format!("serde-{products}"),
            Self::Read(products) => format!("read-{products}"),
        }
    }

    /// Returns the title for tables.
    pub fn title(self) -> String {
        let of = |products| if products == 1 { "1 product".to_owned() } else { format!("{products} products") };
        match self {
            Self::Valid(products) => format!("a valid typed value, {}", of(products)),
            Self::Failures(products) => format!("{} failures over {}", payload::failures(products), of(products)),
            Self::BadEmail(products) => format!("one bad mail address beside {}", of(products)),
            Self::BadProduct(products) => format!("one failure in the last of {}", of(products)),
            Self::Serde(products) => format!("serde_json::from_slice alone, {}", of(products)),
            Self::Read(products) => format!("from bytes to a valid value, {}", of(products)),
        }
    }

    /// Returns the relative size of the task.
    pub const fn size(self) -> usize {
        let (Self::Valid(products)
        | Self::Failures(products)
        | Self::BadEmail(products)
        | Self::BadProduct(products)
        | Self::Serde(products)
        | Self::Read(products)) = self;
        1 + products / 10
    }
}

/// Runs a task a number of times.
pub fn repeat<S: Subject>(task: Task, times: u64) {
    match task {
        Task::Valid(products) => {
            let order: S::Order = read(&payload::good(products));
            (0..times).for_each(|_| assert!(black_box(S::is_valid(black_box(&order)))));
        }
        Task::Failures(products) => repeat_check::<S>(&payload::bad(products), times),
        Task::BadEmail(products) => repeat_check::<S>(&payload::bad_email(products), times),
        Task::BadProduct(products) => repeat_check::<S>(&payload::bad_product(products), times),
        Task::Serde(products) => {
            let bytes = payload::good(products);
            (0..times).for_each(|_| drop(black_box(serde_json::from_slice::<S::Order>(black_box(&bytes)))));
        }
        Task::Read(products) => {
            let bytes = payload::good(products);
            (0..times).for_each(|_| assert!(black_box(S::read(black_box(&bytes))).is_some()));
        }
    }
}

fn repeat_check<S: Subject>(payload: &[u8], times: u64) {
    let order: S::Order = read(payload);
    (0..times).for_each(|_| assert!(black_box(S::check(black_box(&order))).is_err()));
}

/// Reads a payload.
pub fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    serde_json::from_slice(bytes).expect("the payloads have the form of the structs")
}
