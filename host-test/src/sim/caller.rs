//! Who asks: the credential of a request, and what it opens.

use super::{
    Product,
    oauth::{self, Issuer, Standing},
    scopes,
    world::people::{ADA, PEOPLE, Person},
};
use axum::http::{HeaderMap, header};
use std::sync::Arc;

/// Cloud's API token, as Basic's password; Data Center's HTTP access token, as Bearer or as Basic's password.
pub const TOKEN: &str = "simulated-token-0007";

/// Access token of Cloud's workspace: Bearer, and nobody's.
pub const ACCESS_TOKEN: &str = "simulated-workspace-token-0008";

/// Ada's password on Data Center.
pub const PASSWORD: &str = "simulated-password-0009";

/// The kind whose scopes have a spelling of their own.
const API_TOKEN: &str = "api_token";

/// Lets in who brings a credential of one product.
#[derive(Clone)]
pub struct Door {
    pub product: Product,
    pub issuer: Arc<Issuer>,
    /// Of the credentials that are no OAuth; all there are where none are named.
    pub token_scopes: Option<Vec<String>>,
}

/// Somebody whom the server knows.
pub struct Caller {
    /// The kind of credential, in Cloud's words.
    pub credential: &'static str,
    /// Whether a person stands behind it.
    pub is_person: bool,
    /// Who that is, or whose name a token that is nobody's goes by.
    pub person: &'static Person,
    scopes: Vec<String>,
}

/// Somebody whom it does not know.
pub enum Stranger {
    Expired,
    Unknown,
}

impl Door {
    pub fn admit(&self, headers: &HeaderMap) -> Result<Caller, Stranger> {
        let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = authorization.and_then(|value| value.strip_prefix("Bearer "));
        if let Some(token) = bearer {
            match self.issuer.standing(token) {
                Standing::Live(scopes) => {
                    return Ok(Caller { credential: "oauth2", is_person: true, person: &ADA, scopes });
                }
                Standing::Expired => return Err(Stranger::Expired),
                Standing::Unknown => {}
            }
        }
        let password = oauth::basic(headers).map(|(_, password)| password);
        let owner = |token: &str| PEOPLE.into_iter().find(|person| token_of(person) == token);
        let (credential, person) = match (self.product, bearer, password.as_deref()) {
            (Product::Cloud, None, Some(token)) => (API_TOKEN, owner(token)),
            (Product::Cloud, Some(ACCESS_TOKEN), None) => ("workspace_access_token", Some(&ADA)),
            (Product::DataCenter, None, Some(PASSWORD)) => ("http_access_token", Some(&ADA)),
            (Product::DataCenter, Some(token), None) | (Product::DataCenter, None, Some(token)) => {
                ("http_access_token", owner(token))
            }
            _ => return Err(Stranger::Unknown),
        };
        let person = person.ok_or(Stranger::Unknown)?;
        let all = || scopes::all(self.product, credential == API_TOKEN);
        let is_person = credential != "workspace_access_token";
        Ok(Caller { credential, is_person, person, scopes: self.token_scopes.clone().unwrap_or_else(all) })
    }
}

/// The API token or HTTP access token of somebody: Ada's is [`TOKEN`].
pub fn token_of(person: &Person) -> String {
    if person == &ADA { TOKEN.into() } else { format!("{TOKEN}-{}", person.nickname) }
}

impl Caller {
    /// The scopes that this operation asks of such a credential.
    pub fn required(&self, product: Product, method: &str, path: &str) -> Vec<String> {
        scopes::required(product, self.credential == API_TOKEN, method, path)
    }

    /// Whether it has them all. Scopes of API tokens imply nothing.
    pub fn has(&self, required: &[String]) -> bool {
        required.iter().all(|scope| {
            self.scopes.contains(scope)
                || (self.credential != API_TOKEN && self.scopes.iter().any(|granted| scopes::implies(granted, scope)))
        })
    }

    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }
}
