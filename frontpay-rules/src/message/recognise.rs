//! Sentences back to violations.

use super::names::humanised;
use super::{Given, Messages, fill};
use crate::param::{PathText, Segment, Step};
use crate::report::{Failed, RuleParams, Violation, has_beside};
use crate::rule::{Name, measure};
use crate::schema::{FlatRow, Rule, RuleSet, texts};

/// The name of a field in a sentence, in lower case, with a capital, and in capitals.
const ATTRIBUTE: [&str; 3] = [":attribute", ":Attribute", ":ATTRIBUTE"];

impl Messages {
    /// Finds the violation that a sentence of this catalogue tells of, such as one that a server answered with.
    ///
    /// `None` where no row of the table would say it; keep the sentence then. Where several rules of a field share a
    /// sentence (`in` and `not_in`), the first in the table is taken. Where the catalogue has a name or a sentence for a
    /// path with `*` that does not tell the item, the path of the violation keeps its `*`. A sentence that names its field
    /// twice, or holds `:input` or `:position`, is not recognised.
    ///
    /// ```
    /// use frontpay_rules::{Messages, RuleSet};
    /// let rules = RuleSet::parse([("products.*.rate", "required|numeric")])?;
    /// let found = Messages::english_until_9().recognise(&rules, "The products.0.rate must be a number.");
    /// assert_eq!(found.map(|violation| violation.path().to_owned()), Some("products.0.rate".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn recognise(&self, rules: &RuleSet, sentence: &str) -> Option<Violation> {
        let mut found = None;
        rules.each_row(&mut |row| {
            found = found.take().or_else(|| row.rules.iter().find_map(|rule| self.recognise_rule(row, rule, sentence)));
        });
        found
    }

    fn recognise_rule(&self, row: &FlatRow<'_, '_>, rule: &Rule, sentence: &str) -> Option<Violation> {
        let name = rule.name?;
        let (params, measure) = (texts(row, rule, &[]), measure(row.facts));
        let plain: Vec<_> = params.iter().map(|param| param.as_deref().unwrap_or_default()).collect();
        let given = Given { texts: &plain, beside: has_beside(&rule.params) };
        let general = row.concrete(&[]);
        let general = general.as_str();
        let template = self.template(name, general, measure, &plain, rule.words);
        // Where a sentence names one of several values, it may be any of them.
        let path = (0..plain.len().max(1)).find_map(|choice| {
            let fill = |text: &str| self.filled(name, general, given, choice, text);
            let split = ATTRIBUTE.iter().find_map(|word| Some((*word, template.split_once(word)?)));
            let Some((word, (before, behind))) = split else {
                return (!template.is_empty() && fill(template) == sentence).then(|| general.into());
            };
            let attribute = sentence.strip_prefix(&fill(before))?.strip_suffix(&fill(behind))?;
            self.path_of(row, attribute, word == ATTRIBUTE[0])
        })?;
        let failed = Failed::rule(name, RuleParams::of_texts(&rule.params, params));
        Some(Violation { path, failed, measure, words: rule.words })
    }

    /// A part of a sentence with its parameters, a repeated value being the chosen one.
    fn filled(&self, name: Name, path: &str, params: Given<'_>, choice: usize, text: &str) -> String {
        fill::fill(text, |placeholder| match placeholder {
            "value" if choice > 0 => {
                let owner = params.texts.first().copied().unwrap_or_default();
                let text = params.texts[choice];
                Some(self.words_for(owner, text).unwrap_or(text).to_owned())
            }
            _ => self.param(name, path, params, None, placeholder),
        })
    }

    /// The path of a row that is called by an attribute name in sentences, with the indices that the name has.
    fn path_of(&self, row: &FlatRow<'_, '_>, attribute: &str, exact: bool) -> Option<PathText> {
        let same =
            |name: &str, said: &str| if exact { name == said } else { name.to_lowercase() == said.to_lowercase() };
        let alike = |name: &str| same(name, attribute);
        let general = row.concrete(&[]);
        if !row.has_wildcard() {
            return alike(&self.named(general.as_str(), None)).then_some(general);
        }
        if self.name_of(general.as_str()).is_some_and(alike) {
            return Some(general);
        }
        let steps: Vec<_> = attribute.split('.').collect();
        let fits = steps.len() == row.path.len()
            && row.path.iter().zip(&steps).all(|(segment, step)| match segment {
                Segment::Key(key) => same(key, step) || same(&humanised(key), step),
                Segment::Each => !step.is_empty(),
            });
        let keys = row.path.iter().zip(&steps).filter(|(segment, _)| matches!(segment, Segment::Each));
        fits.then(|| row.concrete(&keys.map(|(_, step)| Step::Key(step)).collect::<Vec<_>>()))
    }
}
