//! Documents with one field called `field`, asked of the engine.

use frontpay_rules::{InvalidJson, RuleSet};

/// The verdict of the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    Passes,
    /// It passes, but validated data does not have the field.
    LeftOut,
    /// It fails by these rules.
    Fails(Vec<String>),
}

/// Asks rules of a field, no value standing for an absent one, beside the other members of the document.
pub(crate) fn ask(path: &str, rules: &str, value: Option<&str>, beside: &str) -> Result<Answer, String> {
    let field = value.map(|value| format!(r#""field": {value}"#));
    let members: Vec<_> = field.into_iter().chain((!beside.is_empty()).then(|| beside.to_owned())).collect();
    let document = format!("{{{}}}", members.join(", "));
    let rules = RuleSet::parse([(path, rules)]).map_err(|error| format!("{rules}: {error}"))?;
    match rules.validate_json(document.as_bytes()) {
        Ok(validated) => {
            let validated = serde_json::to_value(&validated).unwrap();
            let is_left_out = value.is_some() && validated.get("field").is_none();
            Ok(if is_left_out { Answer::LeftOut } else { Answer::Passes })
        }
        Err(InvalidJson::Report(report)) => {
            Ok(Answer::Fails(report.iter().map(|violation| violation.rule().to_owned()).collect()))
        }
        Err(InvalidJson::Syntax(error)) => Err(format!("{document}: {error}")),
    }
}
