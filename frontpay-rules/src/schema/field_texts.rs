//! The texts of a type for the reports of its fields.

/// The texts of a field for reports.
#[doc(hidden)]
#[derive(Debug, PartialEq, Eq)]
pub struct FieldTexts {
    attribute: Option<&'static str>,
    /// The sentences by the names of rules; one without a name is for all.
    sentences: &'static [(&'static str, &'static str)],
    /// The names of its sibling fields.
    others: &'static [(&'static str, &'static str)],
}

impl FieldTexts {
    /// Creates the texts; for generated code.
    #[must_use]
    pub const fn new(
        attribute: Option<&'static str>,
        sentences: &'static [(&'static str, &'static str)],
        others: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { attribute, sentences, others }
    }

    /// Returns the name of the field in sentences.
    pub(crate) const fn attribute(&self) -> Option<&'static str> {
        self.attribute
    }

    /// Returns the sentence for a rule.
    pub(crate) fn sentence(&self, rule: &str) -> Option<&'static str> {
        let find = |wanted: &str| self.sentences.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text);
        find(rule).or_else(|| find(""))
    }

    /// Returns the name in sentences of a field beside this one, by its path.
    pub(crate) fn other(&self, path: &str) -> Option<&'static str> {
        let own = |name: &str| path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'));
        self.others.iter().find(|(name, _)| own(name)).map(|(_, text)| *text)
    }
}
