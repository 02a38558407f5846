//! What a connection is made with: from flags and stdin, from an earlier time, and from questions.

use std::{io::Read as _, path::PathBuf, sync::Arc};

use async_trait::async_trait;
use host_test::{
    Host, Services,
    blobs::{Blobs, FolderBlobs},
    clock::FakeClock,
    connections::{Connection, MemoryConnections},
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    types::{Error, ErrorKind},
};
use serde_json::{Map, Value, json};

use super::{
    actions,
    arguments::Connect,
    ask::Asked,
    failure::{self, Result, usage},
    form::{self, Field, Kind},
};

/// Settings by name.
pub type Settings = Map<String, Value>;

/// Where settings come from, the first that has one: flags and stdin, who is asked, an earlier time.
pub struct Sources<'a> {
    pub host: &'a Host,
    pub arguments: &'a Connect,
    pub kinds: &'a [Kind],
    /// By flags and stdin: not asked for.
    pub given: Settings,
    /// From an earlier time: Enter keeps it.
    pub known: Settings,
    pub asked: Asked,
    /// The file that holds all of them, where they are written by hand.
    pub file: Option<PathBuf>,
}

impl<'a> Sources<'a> {
    /// The kind that the settings name, or that the person chooses.
    pub fn kind(&self) -> Result<&'a Kind> {
        let mut named = self.known.clone();
        named.extend(self.given.clone());
        let fitting: Vec<_> = self.kinds.iter().filter(|kind| kind.fits(&named)).collect();
        match fitting[..] {
            [] => Err(form::unknown(self.kinds, &named)),
            [kind] => Ok(kind),
            _ => {
                let titles: Vec<_> = fitting.iter().map(|kind| kind.title.clone()).collect();
                match self.asked.choose("Which Bitbucket, and which credential", &titles)? {
                    Some(place) => Ok(fitting[place]),
                    None => Err(usage(
                        "It is not said which Bitbucket, and which credential.",
                        "Say it: --set product=cloud --set credential=api-token, for instance.",
                    )),
                }
            }
        }
    }

    /// Settings that the connector finds no fault with.
    pub async fn of(&self, kind: &Kind) -> Result<Settings> {
        let mut settings = Settings::new();
        settings.insert("product".into(), json!(kind.product));
        settings.insert("credential".into(), json!(kind.credential));
        let known = self.known.iter().filter(|(name, _)| kind.field(name).is_some());
        settings.extend(known.chain(&self.given).map(|(name, value)| (name.clone(), value.clone())));
        let open = kind.fields.iter().filter(|field| !self.given.contains_key(&field.name));
        let mut answered = true;
        for field in open.filter(|field| field.needed || self.arguments.all) {
            answered &= self.fill(&mut settings, field)?;
        }
        while let Some(error) = faults(self.host, &self.arguments.name, &settings).await? {
            let again: Vec<_> = error.fields.iter().filter_map(|fault| kind.field(&fault.field)).collect();
            // What was given otherwise cannot be asked for again, and what is no setting never.
            let can_be = !again.is_empty() && again.len() == error.fields.len();
            if !can_be || !answered || self.asked == Asked::Nobody {
                return Err(self.refused(error));
            }
            error.fields.iter().for_each(|fault| super::note(&format!("{}.", fault.message)));
            for field in again {
                settings.remove(&field.name);
                if !self.fill(&mut settings, field)? {
                    return Err(self.refused(error));
                }
            }
        }
        Ok(settings)
    }

    /// Asks for one setting; false where nobody answered.
    fn fill(&self, settings: &mut Settings, field: &Field) -> Result<bool> {
        let known = settings.get(&field.name).map(form::shown);
        let answer = if field.secret {
            self.asked.secret(&field.title, known.as_deref(), field.needed)?
        } else if !field.choices().is_empty() && self.asked == Asked::Terminal {
            let choices = field.choices();
            self.asked.choose(&field.title, &choices)?.map(|place| choices[place].clone())
        } else {
            if self.asked == Asked::Terminal {
                super::note(&field.about);
            }
            let known = known.or_else(|| field.default());
            self.asked.text(&field.title, known.as_deref(), field.needed)?
        };
        let Some(answer) = answer else { return Ok(false) };
        if Some(&answer) == field.default().as_ref() {
            // The default is not written down: the next version may know a better one.
            settings.remove(&field.name);
        } else if !answer.is_empty() {
            settings.insert(field.name.clone(), field.typed(&answer));
        }
        Ok(true)
    }

    fn refused(&self, mut error: Box<Error>) -> Box<Error> {
        let open: Vec<_> = error.fields.iter().map(|fault| fault.field.as_str()).collect();
        let open = open.join(", ");
        error.resolution = Some(match &self.file {
            Some(file) => format!("Fix {open} in {}.", file.display()),
            None => format!(
                "Give {open} when asked, by --set, or by --secrets-from-stdin; `host-test connect --help` tells how."
            ),
        });
        error
    }
}

/// What the flags and stdin say, values from elsewhere fetched.
pub fn given(arguments: &Connect, kinds: &[Kind]) -> Result<Settings> {
    let field = |name: &str| kinds.iter().find_map(|kind| kind.field(name));
    let typed = |name: &str, text: &str| field(name).map_or_else(|| Value::from(text), |field| field.typed(text));
    let mut given = Settings::new();
    if arguments.secrets_from_stdin {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        let secrets = read.ok().and_then(|_| serde_json::from_str::<Settings>(&text).ok());
        // No more is said of what is wrong: the text is secret.
        given = secrets.ok_or_else(|| {
            usage("Stdin isn't a JSON object of settings.", r#"Pipe one in, such as {"token": "…"}."#)
        })?;
    }
    for pair in &arguments.set {
        // Not told with what was typed, which may be a secret behind another sign; a token in Base64 may end in `=`.
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let (name, value) = pair.split_once('=').filter(|(name, _)| is_name(name.trim())).ok_or_else(|| {
            usage(
                "A --set is not of the form NAME=VALUE.",
                "Write the setting's name, `=`, and its value: --set email=ada@example.com",
            )
        })?;
        let name = name.trim();
        let is_elsewhere = value.starts_with("env:") || value.starts_with('@');
        if field(name).is_some_and(|field| field.secret) && !is_elsewhere {
            return Err(usage(
                format!("`{name}` is a secret, and a command line can be read by every process of the machine."),
                format!(
                    "Treat this one as seen. Type it when asked, or take it from the environment (--set {name}=env:NAME), \
                     from a file (--set {name}=@FILE), or from stdin (--secrets-from-stdin)."
                ),
            ));
        }
        if !["product", "credential"].contains(&name) && field(name).is_none() {
            let mut there: Vec<_> =
                kinds.iter().flat_map(|kind| &kind.fields).map(|field| field.name.as_str()).collect();
            there.sort_unstable();
            there.dedup();
            let near = actions::did_you_mean(name, there.iter().copied());
            return Err(usage(
                format!("No connection has the setting `{name}`.{near}"),
                format!("Settings: product, credential, {}.", there.join(", ")),
            ));
        }
        given.insert(name.to_owned(), typed(name, &elsewhere(name, value)?));
    }
    Ok(given)
}

/// The value itself, or that of the variable (`env:NAME`) or file (`@FILE`) that it names.
fn elsewhere(name: &str, value: &str) -> Result<String> {
    let found = match (value.strip_prefix("env:"), value.strip_prefix('@')) {
        (Some(variable), _) => std::env::var(variable).map_err(|_| format!("the variable {variable} is not set")),
        (_, Some(file)) => {
            std::fs::read_to_string(file).map_err(|error| format!("can't read the file {file}: {error}"))
        }
        _ => Ok(value.to_owned()),
    };
    found.map(|text| text.trim().to_owned()).map_err(|why| {
        usage(
            format!("There is no value for `{name}`: {why}."),
            "Set the variable or write the file, then run it again.",
        )
    })
}

/// What the connector finds wrong with the settings. It is asked for an action that cannot be sent.
async fn faults(host: &Host, name: &str, settings: &Settings) -> Result<Option<Box<Error>>> {
    struct Unsent;
    #[async_trait]
    impl Http for Unsent {
        async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> std::result::Result<Response, HttpError> {
            Err(HttpError::Denied("Nothing is sent while settings are checked.".into()))
        }
    }
    let blobs = Arc::new(FolderBlobs::open("blobs".as_ref()));
    let services = Services::new(Arc::new(Unsent), Arc::new(only(name, settings)), blobs);
    let services = Services { clock: Arc::new(FakeClock::default()), ..services };
    let answer = host.invoke(&services, name, "get-current-user", "{}").await;
    let answer = answer.map_err(|ended| failure::host(ended.into()))?;
    Ok(answer.err().filter(|error| error.kind == ErrorKind::InvalidConnection).map(Box::new))
}

/// These settings, and no other connection.
pub fn only(name: &str, settings: &Settings) -> MemoryConnections {
    MemoryConnections([(name.to_owned(), Connection::new(Value::Object(settings.clone())))].into())
}
