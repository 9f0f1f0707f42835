//! The docs of the predicates, read from the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use frontpay_rules::rule::Name;
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta};

/// The families of rules with the docs of their predicates.
pub(crate) struct Source {
    families: BTreeMap<&'static str, Family>,
}

struct Family {
    paragraphs: Vec<String>,
    predicates: BTreeMap<String, Vec<String>>,
}

/// The docs of a predicate.
pub(crate) struct Docs {
    /// The first paragraph: `` `in:a,b`: the text of the value is one of the given words. ``
    pub(crate) meaning: String,
    /// The text of the section `Surprises`.
    pub(crate) surprise: String,
    /// Its list, each line of which is tried.
    pub(crate) examples: Vec<String>,
}

impl Source {
    pub(crate) fn read() -> Self {
        Self { families: Name::ALL.iter().map(|rule| rule.path()[0]).map(|name| (name, Family::read(name))).collect() }
    }

    /// The paragraphs at the head of a family's file.
    pub(crate) fn about(&self, family: &str) -> &[String] {
        &self.families[family].paragraphs
    }

    /// The docs of a rule, or what to write where they do not tell enough.
    pub(crate) fn docs(&self, rule: Name) -> Result<Docs, String> {
        let [family, predicate] = rule.path();
        let name = rule.spec().name;
        let place = format!("the docs of `{family}::{predicate}` in src/rule/{family}.rs");
        let paragraphs = self.families[family].predicates.get(predicate);
        let [meaning, rest @ ..] = paragraphs.map_or(&[][..], Vec::as_slice) else {
            return Err(format!("write {place}: begin with \"`{name}`: what it asks for.\""));
        };
        if !meaning.starts_with(&format!("`{name}")) || !meaning.contains("`: ") {
            return Err(format!("begin {place} with \"`{name}`: what it asks for.\""));
        }
        let mut surprises = rest.iter().skip_while(|line| *line != "# Surprises").skip(1);
        let (examples, text): (Vec<_>, Vec<_>) =
            surprises.by_ref().take_while(|line| !line.starts_with("# ")).partition(|line| line.starts_with("- "));
        if text.is_empty() || examples.is_empty() {
            return Err(format!(
                "end {place} with a section `# Surprises`: a paragraph on what one would not guess, and a list that \
                 shows it, with lines such as \"- `{name}` takes `1`, not `true`\""
            ));
        }
        let join = |lines: Vec<&String>| lines.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n\n");
        Ok(Docs {
            meaning: meaning.clone(),
            surprise: join(text),
            examples: examples.into_iter().map(|line| line["- ".len()..].to_owned()).collect(),
        })
    }
}

impl Family {
    fn read(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule").join(name).with_extension("rs");
        let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        let predicates = file.items.iter().filter_map(|item| match item {
            Item::Fn(function) => Some((function.sig.ident.to_string(), paragraphs(&function.attrs))),
            _ => None,
        });
        Self { paragraphs: paragraphs(&file.attrs), predicates: predicates.collect() }
    }
}

/// The paragraphs, headings and list items of a doc comment, each on one line, without its code blocks.
fn paragraphs(attrs: &[Attribute]) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut in_code = false;
    for line in attrs.iter().filter_map(doc_line) {
        let line = line.trim();
        if line.starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            if line.is_empty() || line.starts_with("- ") {
                paragraphs.push(String::new());
            }
            let paragraph = paragraphs.last_mut().unwrap();
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn doc_line(attr: &Attribute) -> Option<String> {
    match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
