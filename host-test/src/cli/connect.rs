//! `connect`: asks for what the schema says, signs in, tries the connection, and keeps it only then.

use std::{io::Read as _, sync::Arc};

use async_trait::async_trait;
use host_test::{
    Host, Services,
    authorization::Report,
    blobs::{Blobs, FolderBlobs},
    clock::FakeClock,
    connections::{Connection, Connections, MemoryConnections},
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    types::{Error, ErrorKind},
};
use serde_json::{Map, Value, json};

use super::{
    Done,
    arguments::{Connect, Options},
    ask::Asked,
    callback::{Callback, PATIENCE},
    connection::{self, is_demo},
    failure::{self, Result, usage},
    form::{self, Field, Kind},
    own::{self, Own, Place},
    test,
};

/// Settings by name.
type Settings = Map<String, Value>;

/// Makes a connection, or makes a known one anew.
pub async fn connect(options: &Options, arguments: &Connect) -> Result<Done> {
    let name = &arguments.name;
    check_name(name)?;
    let own = Arc::new(Own::open(options)?);
    let place = own.place(name).await?;
    let host = super::load()?;
    let mut kinds = form::kinds(&host).await?;
    if place != Some(Place::File) {
        // What the host adds to each request, only a file of connections can tell it.
        kinds.retain(|kind| kind.fields.iter().any(|field| field.secret));
    }
    let given = given(arguments, &kinds)?;
    let known = match place {
        Some(Place::File) if !given.is_empty() => {
            return Err(usage(
                format!("The connection `{name}` is a table of {}, which holds its settings.", own.path.display()),
                format!("Change them there, under [{name}], or choose another name."),
            ));
        }
        Some(_) => settings_of(&own.settings(name).await?),
        None => Settings::new(),
    };
    let asked = match place {
        Some(Place::File) => Asked::Nobody,
        _ if arguments.secrets_from_stdin => Asked::Nobody,
        _ => Asked::of_stdin(),
    };
    let mut making = Making { host: &host, own: &own, place, arguments, asked, kinds: &kinds, given, known };
    loop {
        let (kind, settings) = making.ask().await?;
        let tried = making.try_out(kind, &settings).await;
        match &tried {
            Ok(report) if report.passed => {
                if place != Some(Place::File) {
                    let kept = own.store.keep(name, &Value::Object(settings)).await;
                    kept.map_err(|error| own::unusable(&error))?;
                }
            }
            _ if asked != Asked::Terminal => {}
            failed => {
                let told = failed.as_ref().map_or_else(|error| failure::explain(error), test::show);
                super::note(told.trim_end());
                if asked.agree("It does not work. Try again? Enter keeps what you typed")? {
                    making.given.clear();
                    making.known = settings;
                    continue;
                }
            }
        }
        return tried.map(|report| done(options, &own, name, place, &report));
    }
}

/// One connection in the making.
struct Making<'a> {
    host: &'a Host,
    own: &'a Arc<Own>,
    /// Where the connection is already.
    place: Option<Place>,
    arguments: &'a Connect,
    asked: Asked,
    kinds: &'a [Kind],
    /// By flags and stdin: not asked for.
    given: Settings,
    /// From an earlier time: Enter keeps it.
    known: Settings,
}

impl<'a> Making<'a> {
    /// Settings that the connector finds no fault with.
    async fn ask(&self) -> Result<(&'a Kind, Settings)> {
        let kind = self.kind()?;
        if kind.is_agreed_to() {
            // A port that is taken is told before anything is typed.
            Callback::listen(self.arguments.port).await?;
        }
        if kind.is_agreed_to() && self.asked != Asked::Nobody {
            super::note(&format!(
                "{}\nIts callback URL: http://127.0.0.1:{}/callback",
                kind.about, self.arguments.port
            ));
        } else if self.asked == Asked::Terminal {
            super::note(&kind.about);
        }
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
        Ok((kind, settings))
    }

    /// The kind that the settings name, or that the person chooses.
    fn kind(&self) -> Result<&'a Kind> {
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
        error.resolution = Some(match self.place {
            Some(Place::File) => format!("Mend {open} in {}.", self.own.path.display()),
            _ => format!(
                "Give {open} when asked, by --set, or by --secrets-from-stdin; `host-test connect --help` tells how."
            ),
        });
        error
    }

    /// Signs in where that is needed, and tries the connection. What fails leaves nothing behind.
    async fn try_out(&self, kind: &Kind, settings: &Settings) -> Result<Report> {
        let name = &self.arguments.name;
        let connections: Arc<dyn Connections> = match self.place {
            Some(Place::File) => self.own.clone(),
            _ => Arc::new(only(name, settings)),
        };
        let blobs = Arc::new(FolderBlobs::open("blobs".as_ref()));
        let services = Services::new(Arc::new(connection::live()?), connections, blobs);
        let services = Services { tokens: self.own.store.clone(), ..services };
        let before = services.tokens.load(name).await.map_err(|error| failure::host(error.into()))?;
        if kind.is_agreed_to() {
            self.agree(&services).await?;
        }
        let report = test::report(self.host, &services, name, &["identity".to_owned()]).await;
        if before.is_none() && !report.as_ref().is_ok_and(|report| report.passed) {
            services.tokens.forget(name).await.map_err(|error| failure::host(error.into()))?;
        }
        report
    }

    /// Lets the person agree in the browser.
    async fn agree(&self, services: &Services) -> Result<()> {
        let name = &self.arguments.name;
        let callback = Callback::listen(self.arguments.port).await?;
        let started = self.host.begin(services, name, &callback.url(), &[]).await;
        let started = started.map_err(|ended| failure::host(ended.into()))??;
        let opened = !self.arguments.no_browser && open::that_detached(&started.url).is_ok();
        let way = if opened { "Agree in the browser; if none opened, go to" } else { "Go there and agree" };
        super::note(&format!("{way}:\n{}", started.url));
        let back = callback.wait(PATIENCE).await?;
        let completed = self.host.complete(services, name, &started.pending, &back).await;
        Ok(completed.map_err(|ended| failure::host(ended.into()))??)
    }
}

/// What the flags and stdin say, values from elsewhere fetched.
fn given(arguments: &Connect, kinds: &[Kind]) -> Result<Settings> {
    let field = |name: &str| kinds.iter().find_map(|kind| kind.field(name));
    let typed = |name: &str, text: &str| field(name).map_or_else(|| Value::from(text), |field| field.typed(text));
    let mut given = Settings::new();
    if arguments.secrets_from_stdin {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        let secrets = read.ok().and_then(|_| serde_json::from_str::<Settings>(&text).ok());
        // No more is said of what is wrong: the text is secret.
        given = secrets.ok_or_else(|| {
            usage("What stdin holds is no JSON object of settings.", r#"Pipe one in, such as {"token": "…"}."#)
        })?;
    }
    for (name, value) in &arguments.set {
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
        given.insert(name.clone(), typed(name, &elsewhere(name, value)?));
    }
    Ok(given)
}

/// The value itself, or that of the variable (`env:NAME`) or file (`@FILE`) that it names.
fn elsewhere(name: &str, value: &str) -> Result<String> {
    let found = match (value.strip_prefix("env:"), value.strip_prefix('@')) {
        (Some(variable), _) => std::env::var(variable).map_err(|_| format!("the variable {variable} is not set")),
        (_, Some(file)) => {
            std::fs::read_to_string(file).map_err(|error| format!("the file {file} cannot be read: {error}"))
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
    Ok(answer.err().filter(|error| error.kind == ErrorKind::InvalidInput).map(Box::new))
}

/// These settings, and no other connection.
fn only(name: &str, settings: &Settings) -> MemoryConnections {
    MemoryConnections([(name.to_owned(), Connection::new(Value::Object(settings.clone())))].into())
}

/// The settings as the connector gets them.
fn settings_of(connection: &Connection) -> Settings {
    serde_json::from_str(&connection.json()).unwrap_or_default()
}

fn check_name(name: &str) -> Result<()> {
    if is_demo(name) {
        return Err(usage(format!("The connection `{name}` is built in."), "Choose another name for yours."));
    }
    if name.trim() != name || name.is_empty() || name.starts_with('-') || name.chars().any(char::is_control) {
        return Err(usage(format!("`{name}` is no good name of a connection."), "Take a word, such as `work`."));
    }
    Ok(())
}

/// What came of it.
fn done(options: &Options, own: &Own, name: &str, place: Option<Place>, report: &Report) -> Done {
    let text = if options.json {
        let told = json!({ "connection": name, "kept": report.passed, "report": test::json(report) });
        super::document(&told.to_string())
    } else {
        super::note(&match (report.passed, own.shown(place.unwrap_or(Place::Store))) {
            (true, place) => format!("`{name}` works, and is kept in {place}. Use it: -c {name}"),
            (false, _) => format!("`{name}` does not work; nothing was kept."),
        });
        test::show(report)
    };
    Done { code: test::exit_code(report), ..text.into() }
}
