//! The endpoints of the API, as data.

use http::Method;

use frontpay_core::RuleSet;

/// One endpoint: its method, its path with `{name}` where an identifier goes, and the rules its payload keeps.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) template: &'static str,
    pub(crate) rules: Option<&'static RuleSet>,
}

impl Route {
    pub(crate) const fn get(template: &'static str) -> Self {
        Self { method: Method::GET, template, rules: None }
    }

    /// The sentences of a refusal are recognised by the rules of the payload.
    pub(crate) const fn post(template: &'static str, rules: &'static RuleSet) -> Self {
        Self { method: Method::POST, template, rules: Some(rules) }
    }

    /// Yields the segments of the path, identifiers put in from left to right.
    pub(crate) fn segments<'s>(&self, identifiers: &'s [&'s str]) -> impl Iterator<Item = &'s str> {
        let mut identifiers = identifiers.iter();
        self.template.split('/').map(move |segment| {
            let identifier = if segment.starts_with('{') { identifiers.next() } else { None };
            identifier.copied().unwrap_or(segment)
        })
    }
}

/// An identifier that would change the path rather than be part of it names nothing.
pub(crate) fn is_segment(identifier: &str) -> bool {
    !matches!(identifier, "" | "." | "..")
}
