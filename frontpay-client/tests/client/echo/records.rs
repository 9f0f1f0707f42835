//! The records of `tracing` and `log`, of any target and level.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

use super::Kind;
use super::markers::Search;

/// The records of `log`, of the whole process.
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        LOG.lock().unwrap().push(format!("{}: {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// A recorder of this thread, until it is dropped.
pub(super) struct Records {
    notes: Notes,
    _guard: DefaultGuard,
}

impl Records {
    pub(super) fn start() -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            log::set_logger(&Logger).unwrap();
            log::set_max_level(log::LevelFilter::Trace);
        });
        let notes = Notes::default();
        Self { notes: notes.clone(), _guard: tracing::subscriber::set_default(notes) }
    }

    /// Returns the records that hold a marker.
    pub(super) fn leaks(&self) -> Vec<String> {
        let notes = self.notes.0.lock().unwrap().clone();
        assert!(notes.iter().any(|note| note.contains("frontpay.request")), "nothing was recorded: {notes:?}");
        let log = LOG.lock().unwrap().clone();
        let search = Search::of(&Kind::ALL.map(Kind::markers).concat());
        let leak = |note: String| search.find(&note).map(|word| format!("a record: {word:?} is in {note}"));
        notes.into_iter().chain(log).filter_map(leak).collect()
    }
}

#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn add(&self, note: String) {
        self.0.lock().unwrap().push(note);
    }
}

impl Visit for &Notes {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Notes {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.add(format!("{} {}", span.metadata().target(), span.metadata().name()));
        span.record(&mut &*self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut &*self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.add(event.metadata().target().to_owned());
        event.record(&mut &*self);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
