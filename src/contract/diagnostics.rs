//! The test of a connection: reads alone, a check for each service, and what to do where one fails.
//!
//! Identity comes first. Where the credential is refused nothing else is tried: on Data Center every refusal brings a
//! CAPTCHA nearer.

use serde_json::Value;

use crate::base::connection::{Credential, Grant};
use crate::base::error::{Error, Kind, Result};
use crate::base::host::Host;
use crate::base::product::Product;
use crate::base::scopes;
use crate::base::spelling::nearest;
use crate::base::time::http_date;
use crate::catalog::connection;
use crate::http::auth::session::Session;
use crate::http::auth::tokens;
use crate::http::client::Api;
use crate::http::message::{Reply, Request};
use crate::http::{address, advice};

/// How far two clocks may be apart, in milliseconds, before the sign-in of somebody suffers.
const SKEW: u64 = 5 * 60 * 1_000;
/// How many workspaces are looked into for a repository.
const WORKSPACES: &str = "10";

const NO_PLACE: &str = "Skipped: the connection can't access any repository.";
const NOBODY: &str =
    "It has no user, or lacks the scope `account` (`read:user:bitbucket` for API tokens) to read the user.";

pub struct Report {
    /// Who the credential acts as, where the product tells.
    pub identity: Option<String>,
    /// Kind of credential as the server sees it, or the settings.
    pub credential: Option<String>,
    /// Product and version.
    pub server: String,
    /// When the credential ends, in milliseconds since the epoch; none for one that is renewed, or where nobody tells.
    pub expires_at: Option<u64>,
    pub granted_scopes: Vec<String>,
    pub checks: Vec<Check>,
}

impl Report {
    pub fn passed(&self) -> bool {
        self.checks.iter().all(|check| check.verdict != Verdict::Failed)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    Failed,
    Skipped,
}

#[derive(Debug, Clone)]
pub struct Check {
    pub name: String,
    pub verdict: Verdict,
    /// What was found, or what was tried, why it failed and what to do.
    pub message: String,
}

/// What a check found that did not fail: that it passed, or why there was nothing to try.
enum Finding {
    Passed(String),
    Skipped(String),
}

fn passed(found: impl Into<String>) -> Result<Finding> {
    Ok(Finding::Passed(found.into()))
}

fn skipped(why: impl Into<String>) -> Result<Finding> {
    Ok(Finding::Skipped(why.into()))
}

/// One part of Bitbucket; a check tells what it found, or fails.
struct Service {
    name: &'static str,
    cloud: fn(&mut Probe) -> Result<Finding>,
    data_center: fn(&mut Probe) -> Result<Finding>,
    /// The product without it, which tells so when it is asked, and is not asked otherwise.
    lacking: Option<Product>,
}

const SERVICES: &[Service] = &[
    Service { name: "identity", cloud: identity_on_cloud, data_center: identity_on_data_center, lacking: None },
    Service { name: "repositories", cloud: repositories, data_center: repositories, lacking: None },
    Service { name: "pull-requests", cloud: pull_requests, data_center: pull_requests, lacking: None },
    Service {
        name: "pipelines",
        cloud: pipelines,
        data_center: |_| {
            skipped("Bitbucket Data Center has no pipelines. Build servers report to it with build statuses.")
        },
        lacking: Some(Product::DataCenter),
    },
    Service { name: "webhooks", cloud: webhooks_on_cloud, data_center: webhooks_on_data_center, lacking: None },
    Service {
        name: "issues",
        cloud: |_| skipped("Bitbucket Cloud's issue tracker was removed on 2026-08-20. Use Jira instead."),
        data_center: issues_on_data_center,
        lacking: Some(Product::Cloud),
    },
];

/// Tries the connection for these services; for all that the product has where none is named. Identity is always tried.
///
/// # Errors
/// `invalid-input` for settings or services that are none, `host` where the settings cannot be read. Whatever else fails
/// is told by its check.
pub fn test(host: &dyn Host, connection: &str, services: &[String]) -> Result<Report> {
    for name in services {
        if !SERVICES.iter().any(|service| service.name == name) {
            let known = || SERVICES.iter().map(|service| service.name);
            let hint = match nearest(name, known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("valid services are {}", known().collect::<Vec<_>>().join(", ")),
            };
            return Err(Error::invalid_field("the test", "services", format!("`{name}` is not a service; {hint}")));
        }
    }
    let mut probe = Probe::new(Api::new(host, connection::open(host, connection)?));
    let product = probe.api.product();
    let wanted = |service: &Service| match services {
        _ if service.name == "identity" => true,
        [] => service.lacking != Some(product),
        named => named.iter().any(|name| name == service.name),
    };
    let mut checks = Vec::new();
    let mut ended = false;
    for service in SERVICES.iter().filter(|service| wanted(service)) {
        let run = match product {
            Product::Cloud => service.cloud,
            Product::DataCenter => service.data_center,
        };
        let (verdict, message) = match ended {
            true => (Verdict::Skipped, "Skipped: an earlier check failed.".to_owned()),
            false => match run(&mut probe) {
                Ok(Finding::Passed(found)) => (Verdict::Passed, found),
                Ok(Finding::Skipped(why)) => (Verdict::Skipped, why),
                Err(error) => {
                    // Data Center's identity is read where everybody may read: if that is not there, nothing is.
                    ended = ends(error.kind) || (service.name == "identity" && product == Product::DataCenter);
                    (Verdict::Failed, told(&error))
                }
            },
        };
        checks.push(Check { name: service.name.into(), verdict, message });
    }
    if let (Some(warning), [first, ..]) = (&probe.skew, &mut checks[..]) {
        first.message += warning;
    }
    let Probe { api, identity, credential, granted, version, .. } = probe;
    let granted_scopes = match (granted, &*api.tokens.borrow()) {
        (granted, Some(held)) if granted.is_empty() => held.scopes().to_vec(),
        (granted, _) => granted,
    };
    let redactor = api.connection.redactor(&[]);
    for check in &mut checks {
        check.message = redactor.text(&check.message);
    }
    Ok(Report {
        identity: identity.map(|identity| redactor.text(&identity)),
        credential: credential.or(Some(api.connection.kind.into())),
        server: format!("{} {version}", product.name()).trim_end().into(),
        expires_at: api.tokens.borrow().as_ref().and_then(Session::ends_at),
        granted_scopes,
        checks,
    })
}

/// Whether other checks could only fail as this one did.
fn ends(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Forbidden | Kind::MissingScope | Kind::NotFound | Kind::Gone | Kind::Unsupported | Kind::Rejected
    )
}

/// An error in one line: what was tried, what came of it, why, and what to do.
fn told(error: &Error) -> String {
    let tried = error.request.as_ref().map(|request| format!("Tried {request}."));
    let scopes = error.required_scopes.join(", ");
    let scopes = (!scopes.is_empty()).then(|| format!("It requires the scopes {scopes}."));
    let mut told = String::new();
    for part in [&tried, &Some(error.message.clone()), &error.cause, &scopes, &error.resolution].into_iter().flatten() {
        told += if told.is_empty() { "" } else { " " };
        told += part;
    }
    told
}

/// A repository that the connection reaches.
#[derive(Clone)]
struct Place {
    workspace: String,
    repo: String,
}

/// What the checks have found out, each for the next.
struct Probe<'a> {
    api: Api<'a>,
    /// What was found of repositories, once they were looked for: none where the connection reaches none.
    place: Option<Result<Option<Place>>>,
    /// Whether the credential belongs to somebody.
    has_user: bool,
    identity: Option<String>,
    credential: Option<String>,
    granted: Vec<String>,
    version: String,
    skew: Option<String>,
}

impl<'a> Probe<'a> {
    fn new(api: Api<'a>) -> Self {
        let (place, identity, credential, granted, skew) = (None, None, None, Vec::new(), None);
        Self { api, place, has_user: false, identity, credential, granted, version: String::new(), skew }
    }

    fn exchange(&mut self, segments: &[&str], query: &[(&str, &str)]) -> Result<Reply> {
        let url = address::of_segments(&self.api.connection, segments, query);
        let reply = self.api.exchange(Request::get(url))?;
        if let Some(scopes) = reply.header("X-OAuth-Scopes") {
            self.granted = scopes::listed(scopes);
        }
        self.credential = reply.header("X-Credential-Type").map(str::to_owned).or(self.credential.take());
        let apart = reply.header("Date").and_then(http_date).map(|there| there.abs_diff(self.api.host.now()));
        if let Some(apart) = apart.filter(|apart| *apart > SKEW) {
            let minutes = apart / 60_000;
            let apart = format!(" Warning: the server's clock and this machine's are {minutes} minutes apart.");
            self.skew = Some(apart + " Correct both clocks: otherwise tokens and certificates fail.");
        }
        self.api.succeeded(reply)
    }

    fn read(&mut self, segments: &[&str], query: &[(&str, &str)]) -> Result<Value> {
        let reply = self.exchange(segments, query)?;
        self.api.json(&reply)
    }

    fn default(&self, name: &str) -> Option<String> {
        self.api.connection.defaults.get(name).and_then(Value::as_str).map(str::to_owned)
    }

    fn is_cloud(&self) -> bool {
        self.api.product() == Product::Cloud
    }

    /// A repository to try things on: the connection's own, else the first that is reached.
    fn place(&mut self) -> Result<Option<Place>> {
        if self.place.is_none() {
            self.place = Some(self.find_place());
        }
        self.place.clone().unwrap_or(Ok(None))
    }

    fn find_place(&mut self) -> Result<Option<Place>> {
        match (self.default("workspace"), self.default("repo")) {
            (Some(workspace), Some(repo)) => {
                let segments = segments_of(self.is_cloud(), &workspace, &repo);
                self.read(&segments, &[])?;
                Ok(Some(Place { workspace, repo }))
            }
            (Some(workspace), None) => self.first_in(&workspace),
            (None, _) if self.is_cloud() => self.first_of_cloud(),
            (None, _) => {
                let found = self.read(&["api", "latest", "repos"], &[("limit", "1")])?;
                let first = &found["values"][0];
                let names = (first["project"]["key"].as_str(), first["slug"].as_str());
                let (Some(workspace), Some(repo)) = names else { return Ok(None) };
                Ok(Some(Place { workspace: workspace.into(), repo: repo.into() }))
            }
        }
    }

    fn first_in(&mut self, workspace: &str) -> Result<Option<Place>> {
        let found = if self.is_cloud() {
            self.read(&["repositories", workspace], &[("pagelen", "1")])?
        } else {
            self.read(&["api", "latest", "projects", workspace, "repos"], &[("limit", "1")])?
        };
        let first = found["values"][0]["slug"].as_str();
        Ok(first.map(|repo| Place { workspace: workspace.into(), repo: repo.into() }))
    }

    fn first_of_cloud(&mut self) -> Result<Option<Place>> {
        if matches!(self.api.connection.credential, Credential::Bearer(_)) {
            return Err(Error::new(Kind::Forbidden, "Nothing was tested.")
                .cause("An access token doesn't show which resource it belongs to.")
                .resolution("Set `workspace` in the connection, and also `repo` for a repository access token."));
        }
        let found = self.read(&["user", "workspaces"], &[("pagelen", WORKSPACES)]).map_err(|error| {
            let way_out = "Or set `workspace` in the connection: then workspaces need not be listed.";
            let resolution = format!("{} {way_out}", error.resolution.as_deref().unwrap_or_default());
            error.resolution(resolution)
        })?;
        let found = found["values"].as_array().into_iter().flatten();
        for workspace in found.filter_map(|item| item["workspace"]["slug"].as_str()) {
            if let Some(place) = self.first_in(workspace)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    /// What lies at this path below the repository; none where no repository is reached.
    fn read_of_place(&mut self, below: &[&str], query: &[(&str, &str)]) -> Result<Option<(Place, Value)>> {
        let Some(place) = self.place()? else { return Ok(None) };
        let mut segments = segments_of(self.is_cloud(), &place.workspace, &place.repo);
        segments.extend(below);
        let found = self.read(&segments, query)?;
        Ok(Some((place, found)))
    }
}

fn segments_of<'a>(cloud: bool, workspace: &'a str, repo: &'a str) -> Vec<&'a str> {
    match cloud {
        true => vec!["repositories", workspace, repo],
        false => vec!["api", "latest", "projects", workspace, "repos", repo],
    }
}

/// A check that reads one list of the repository.
fn lists(probe: &mut Probe, what: &str, below: &str) -> Result<Finding> {
    let size = if probe.is_cloud() { ("pagelen", "1") } else { ("limit", "1") };
    match probe.read_of_place(&[below], &[size])? {
        Some((Place { workspace, repo }, _)) => passed(format!("Can read {what} of {workspace}/{repo}.")),
        None => skipped(NO_PLACE),
    }
}

fn identity_on_cloud(probe: &mut Probe) -> Result<Finding> {
    tokens::ready(&probe.api)?;
    let may_ask = |scope: &String| scope.starts_with("account");
    probe.has_user = match &probe.api.connection.credential {
        Credential::Basic { .. } => true,
        Credential::Bearer(_) => false,
        Credential::OAuth(client) => {
            client.grant == Grant::AuthorizationCode
                || probe.api.tokens.borrow().as_ref().is_some_and(|held| held.scopes().iter().any(may_ask))
        }
        // The platform's credential may be anything; where workspaces can be listed there is somebody.
        Credential::HostManaged => match probe.read(&["user", "workspaces"], &[("pagelen", "1")]) {
            Ok(_) => true,
            Err(error) if ends(error.kind) => return Err(error),
            Err(_) => false,
        },
    };
    if !probe.has_user {
        // Whatever is answered but for a 401, the credential was taken.
        if let Err(error) = probe.place()
            && (ends(error.kind) || error.status.is_none())
        {
            return Err(error);
        }
        return passed(format!("The credential is accepted. {NOBODY}"));
    }
    match probe.read(&["user"], &[]) {
        Ok(user) => {
            let name = ["display_name", "nickname", "uuid"].iter().find_map(|name| user[name].as_str());
            probe.identity = name.map(str::to_owned);
            passed(format!("Authenticated as {}.", name.unwrap_or("a user without a name")))
        }
        Err(error) if matches!(error.kind, Kind::MissingScope | Kind::Forbidden) => {
            passed(format!("The credential is accepted. {NOBODY}"))
        }
        Err(error) => Err(error),
    }
}

fn identity_on_data_center(probe: &mut Probe) -> Result<Finding> {
    let elsewhere = |error: Box<Error>| match error.kind {
        Kind::Unsupported | Kind::NotFound => error
            .cause("There is no Bitbucket at this URL. The context path may be missing or wrong.")
            .resolution("Set `base_url` to the part of Bitbucket's URL before `/projects`, as shown in a browser."),
        _ => error,
    };
    let reply = probe.exchange(&["api", "latest", "application-properties"], &[]).map_err(elsewhere)?;
    let properties = probe.api.json(&reply)?;
    probe.version = properties["version"].as_str().unwrap_or_default().into();
    let name = reply.user_name().ok_or_else(|| {
        Error::new(Kind::Unauthenticated, "The server treats the request as anonymous.")
            .cause("The credential is invalid, expired or revoked, or a proxy removes it from the request.")
            .resolution(advice::on(Kind::Unauthenticated, &probe.api.connection, "").resolution)
    })?;
    probe.has_user = true;
    // Tokens of projects and repositories act as users that have no page.
    let user = probe.read(&["api", "latest", "users", &name], &[]);
    if let Err(error) = &user
        && ends(error.kind)
    {
        return user.and_then(|_| passed(""));
    }
    let shown = user.ok().and_then(|user| user["displayName"].as_str().map(|shown| format!("{shown} ({name})")));
    let shown = shown.unwrap_or(name);
    probe.identity = Some(shown.clone());
    passed(format!("Authenticated as {shown}."))
}

fn repositories(probe: &mut Probe) -> Result<Finding> {
    passed(match probe.place()? {
        Some(Place { workspace, repo }) => format!("Can read the repository {workspace}/{repo}."),
        None => {
            let place = probe.default("workspace").map(|workspace| format!(" in {workspace}")).unwrap_or_default();
            let why = "It belongs to another resource or lacks the permission, or there are no repositories yet.";
            format!("Warning: the credential is valid, but can't access any repository{place}. {why}")
        }
    })
}

fn pull_requests(probe: &mut Probe) -> Result<Finding> {
    let below = if probe.is_cloud() { "pullrequests" } else { "pull-requests" };
    lists(probe, "pull requests", below)
}

fn pipelines(probe: &mut Probe) -> Result<Finding> {
    probe.place()?;
    lists(probe, "pipelines", "pipelines").map_err(|error| match error.kind {
        Kind::NotFound => error
            .cause("Pipelines are disabled for this repository, or the account can't access them.")
            .resolution("To use them, enable Pipelines in the repository's settings."),
        _ => error,
    })
}

fn webhooks_on_cloud(probe: &mut Probe) -> Result<Finding> {
    let read = match lists(probe, "webhooks", "hooks")? {
        Finding::Passed(read) => read,
        skipped => return Ok(skipped),
    };
    let Some(Place { workspace, repo }) = probe.place()? else { return passed(read) };
    // The scopes of API tokens do not imply each other.
    let of_token = |scope: &&str| probe.granted.iter().any(|granted| granted == scope);
    if of_token(&"read:webhook:bitbucket") && !of_token(&"write:webhook:bitbucket") {
        return Err(Error::new(Kind::MissingScope, format!("{read} Can't create webhooks."))
            .cause("The token lacks the scope `write:webhook:bitbucket`.")
            .resolution(
                "Create an API token that also has that scope and `delete:webhook:bitbucket`, and enter it in the connection.",
            ));
    }
    if !probe.has_user {
        return passed(format!("{read} Can't determine whether the credential can create webhooks."));
    }
    let query = [("q", r#"permission="admin""#), ("pagelen", "100")];
    let administered = match probe.read(&["user", "workspaces", &workspace, "permissions", "repositories"], &query) {
        Ok(page) => page,
        Err(error) if ends(error.kind) => return Err(error),
        Err(_) => {
            return passed(format!(
                "{read} Can't determine whether the account is an administrator of the repository without the scope `account`."
            ));
        }
    };
    let whole = format!("{workspace}/{repo}");
    let mut items = administered["values"].as_array().into_iter().flatten();
    if items.any(|item| item["repository"]["full_name"] == whole.as_str()) {
        return passed(format!("{read} Can create webhooks: the account is an administrator of {whole}."));
    }
    if administered.get("next").is_some() {
        return passed(format!(
            "{read} The account is an administrator of too many repositories to search for {whole} among them."
        ));
    }
    Err(Error::new(Kind::Forbidden, format!("{read} Can't create webhooks."))
        .cause(format!("The account isn't an administrator of {whole}."))
        .resolution("Request the permission `admin` on the repository, or use triggers with polling."))
}

fn webhooks_on_data_center(probe: &mut Probe) -> Result<Finding> {
    probe.place()?;
    let read = lists(probe, "webhooks", "webhooks").map_err(|error| match error.kind {
        Kind::Forbidden => error
            .cause("Webhooks require the permission REPO_ADMIN on the repository.")
            .resolution("Request that permission or a token that has it, or use triggers with polling."),
        _ => error,
    })?;
    match read {
        Finding::Passed(read) => {
            passed(format!("{read} Can create webhooks: the account is an administrator of the repository."))
        }
        skipped => Ok(skipped),
    }
}

/// Jira is another product: that it is not linked, or takes a consent of its own, is no fault of the connection.
fn issues_on_data_center(probe: &mut Probe) -> Result<Finding> {
    let found = probe.read_of_place(&["pull-requests"], &[("state", "ALL"), ("limit", "1")])?;
    let Some((Place { workspace, repo }, page)) = found else { return skipped(NO_PLACE) };
    let Some(number) = page["values"][0]["id"].as_u64().map(|number| number.to_string()) else {
        return skipped(format!("Skipped: {workspace}/{repo} has no pull request to read Jira issues of."));
    };
    let segments = ["jira", "latest", "projects", &workspace, "repos", &repo, "pull-requests", &number, "issues"];
    match probe.read(&segments, &[]) {
        Ok(_) => passed(format!("Can read the Jira issues of pull request {number} of {workspace}/{repo}.")),
        Err(error) => skipped(format!(
            "Can't read Jira issues. They are optional and require an application link between Jira and Bitbucket. {}",
            told(&error)
        )),
    }
}
