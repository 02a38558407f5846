//! `connect`: asks for what the schema says, signs in, tries the connection, and keeps it only then.

use std::sync::Arc;

use host_test::{
    Host, Services,
    blobs::FolderBlobs,
    connections::Connections,
    diagnostics::Report,
    tokens::{MemoryTokens, StoreError, TokenStore},
};
use serde_json::{Value, json};

use super::{
    Done,
    arguments::{Connect, Options},
    ask::Asked,
    callback::{Callback, PATIENCE},
    connection::{self, is_demo},
    failure::{self, Result, usage},
    form::{self, Kind},
    own::{self, Own, Place},
    settings::{self, Settings, Sources},
    test,
};

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
    let given = settings::given(arguments, &kinds)?;
    if place == Some(Place::File) && !(given.is_empty() && arguments.allow.is_empty()) {
        return Err(usage(
            format!("The connection `{name}` is a table of {}, which holds its settings.", own.path.display()),
            format!("Change them there, under [{name}], or choose another name."),
        ));
    }
    let (known, mut allow) = match place {
        Some(_) => {
            let known = own.settings(name).await?;
            (serde_json::from_str(&known.json()).unwrap_or_default(), known.allow().to_vec())
        }
        None => (Settings::new(), Vec::new()),
    };
    if !arguments.allow.is_empty() {
        allow.clone_from(&arguments.allow);
    }
    let nobody = place == Some(Place::File) || arguments.secrets_from_stdin;
    let asked = if nobody { Asked::Nobody } else { Asked::of_stdin() };
    let file = (place == Some(Place::File)).then(|| own.path.clone());
    let mut sources = Sources { host: &host, arguments, kinds: &kinds, given, known, asked, file };
    loop {
        let kind = sources.kind()?;
        introduce(kind, arguments, asked).await?;
        let mut settings = sources.of(kind).await?;
        if !allow.is_empty() {
            settings.insert("host".into(), json!({ "allow": allow }));
        }
        let connections: Arc<dyn Connections> = match place {
            Some(Place::File) => own.clone(),
            _ => Arc::new(settings::only(name, &settings)),
        };
        let tokens = Arc::new(MemoryTokens::default());
        let tried = try_out(&host, connections, tokens.clone(), kind, arguments).await;
        match &tried {
            Ok(report) if report.passed => keep(&own, name, place, settings, &tokens).await?,
            _ if asked != Asked::Terminal => {}
            failed => {
                let told = failed.as_ref().map_or_else(|error| failure::explain(error), test::show);
                super::styled(told.trim_end());
                if asked.agree("The test failed. Try again? Enter keeps what you typed")? {
                    sources.given.clear();
                    sources.known = settings;
                    continue;
                }
            }
        }
        return tried.map(|report| done(options, &own, name, place, &report));
    }
}

fn check_name(name: &str) -> Result<()> {
    if is_demo(name) {
        return Err(usage(format!("The connection `{name}` is built in."), "Choose another name for yours."));
    }
    if name.trim() != name || name.is_empty() || name.starts_with('-') || name.chars().any(char::is_control) {
        return Err(usage(format!("`{name}` is not a valid name for a connection."), "Take a word, such as `work`."));
    }
    Ok(())
}

/// Tells where the credential is made, and what the browser comes back to.
async fn introduce(kind: &Kind, arguments: &Connect, asked: Asked) -> Result<()> {
    if kind.is_agreed_to() {
        // A port that is taken is told before anything is typed.
        Callback::listen(arguments.port).await?;
    }
    if kind.is_agreed_to() && asked != Asked::Nobody {
        super::note(&format!("{}\nIts callback URL: http://127.0.0.1:{}/callback", kind.about, arguments.port));
    } else if asked == Asked::Terminal {
        super::note(&kind.about);
    }
    Ok(())
}

/// Signs in where that is needed, and tries the connection. The tokens are in memory until it is kept, so that what
/// fails leaves everything as it was.
async fn try_out(
    host: &Host,
    connections: Arc<dyn Connections>,
    tokens: Arc<dyn TokenStore>,
    kind: &Kind,
    arguments: &Connect,
) -> Result<Report> {
    let blobs = Arc::new(FolderBlobs::open("blobs".as_ref()));
    let services = Services::new(Arc::new(connection::live()?), connections, blobs);
    let services = Services { tokens, ..services };
    if kind.is_agreed_to() {
        agree(host, &services, arguments).await?;
    }
    test::report(host, &services, &arguments.name, &["identity".to_owned()]).await
}

/// Lets the person agree in the browser.
async fn agree(host: &Host, services: &Services, arguments: &Connect) -> Result<()> {
    let name = &arguments.name;
    let callback = Callback::listen(arguments.port).await?;
    let started = host.begin(services, name, &callback.url(), &[]).await;
    let started = started.map_err(|ended| failure::host(ended.into()))??;
    let opened = !arguments.no_browser && open::that_detached(&started.url).is_ok();
    let way = if opened { "Agree in the browser; if none opened, go to" } else { "Go there and agree" };
    super::note(&format!("{way}:\n{}", started.url));
    let back = callback.wait(&started.state, PATIENCE).await?;
    let completed = host.complete(services, name, &started.pending, &back).await;
    Ok(completed.map_err(|ended| failure::host(ended.into()))??)
}

/// Keeps what works. Earlier tokens go with the settings that they belonged to.
async fn keep(own: &Own, name: &str, place: Option<Place>, settings: Settings, tokens: &MemoryTokens) -> Result<()> {
    let failed = |error: StoreError| failure::host(anyhow::Error::from(error).context("Can't store the tokens."));
    match tokens.load(name).await.map_err(failed)? {
        // In one step: were the earlier ones forgotten first, a save that fails would cost both.
        Some(new) => {
            let earlier = own.store.load(name).await.map_err(failed)?.map(|entry| entry.revision);
            own.store.save(name, new.tokens, earlier).await.map(drop).map_err(failed)?;
        }
        None => own.store.forget(name).await.map_err(failed)?,
    }
    match place {
        Some(Place::File) => Ok(()),
        _ => own.store.keep(name, &Value::Object(settings)).await.map_err(|error| own::unusable(&error)),
    }
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
