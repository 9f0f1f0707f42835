//! The calls of a run, which depend only on its seed.

use std::time::Duration;

use crate::class::{self, Class, Truth};

/// The classes and the calls of a run.
pub(crate) struct Plan {
    pub(crate) classes: Vec<Class>,
    pub(crate) calls: Vec<Call>,
}

/// A call.
pub(crate) struct Call {
    pub(crate) number: usize,
    /// The index of its class.
    pub(crate) class: usize,
    /// The server creates the order.
    pub(crate) is_created: bool,
    /// The time after which the server closes the connection, if it is kept alive.
    pub(crate) keep_alive: Duration,
    pub(crate) pause: Duration,
    /// A random number that selects a client.
    pub(crate) client: usize,
}

impl Plan {
    /// Creates a plan with the same number of calls of each class, in random order.
    pub(crate) fn new(seed: u64, calls: usize) -> Self {
        let (classes, mut random) = (class::all(), Random(seed));
        let mut order: Vec<_> = (0..calls).map(|number| number % classes.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last + 1));
        }
        let calls = order.into_iter().enumerate().map(|(number, class)| Call {
            number,
            class,
            is_created: match classes[class].truth {
                Truth::Created => true,
                Truth::NotCreated => false,
                Truth::Either => random.below(2) == 0,
            },
            keep_alive: match random.below(4) {
                0 => Duration::ZERO,
                1 => Duration::from_millis(random.below(6) as u64),
                _ => Duration::from_secs(60),
            },
            pause: Duration::from_millis(random.below(8) as u64),
            client: random.below(12),
        });
        Self { calls: calls.collect(), classes }
    }

    pub(crate) fn class_of(&self, call: &Call) -> &Class {
        &self.classes[call.class]
    }
}

impl Call {
    /// The reference by which the server recognizes the order.
    pub(crate) fn reference(&self) -> String {
        format!("FAULT-{}", self.number)
    }

    /// The identifier that the server gives to the order.
    pub(crate) fn identifier(&self) -> String {
        format!("ODR{:09}", 100_000_000 + self.number)
    }
}

/// A random number generator, `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }
}
