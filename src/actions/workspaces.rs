//! Workspaces on Cloud, projects on Data Center.

use crate::action::{ACTION, Action, CALL, Call, Gives, check};
use crate::actions::repositories::VISIBILITY;
use crate::shape::{Shape, at, link, text, words};

pub const ACTIONS: &[&Action] = &[&LIST];
const _: () = check(ACTIONS);

pub const WORKSPACE_SHAPE: Shape = Shape {
    name: "Workspace",
    members: &[
        text(
            "workspace",
            at("slug", "key"),
            "Slug of the workspace or key of the project; what other actions take.",
            "acme",
        ),
        text("id", at("uuid", "id"), "Id that stays when it is renamed.", "{5b1e0c1e-0002-4d3a-8f00-111122223333}"),
        text("name", at("name", "name"), "Name for people to read.", "Acme").or_null("in lists of Cloud"),
        text("description", at("", "description"), "What it is for.", "Everything that Acme ships.")
            .or_null("on Cloud, and where there is none"),
        words("visibility", at("is_private", "public"), "Who can see it.", VISIBILITY, "private")
            .or_null("in lists of Cloud"),
        link("link", at("links.html.href", "links.self.0.href"), "Web page.", "https://bitbucket.org/acme/")
            .or_null("where Bitbucket does not tell"),
    ],
};

const LIST: Action = Action {
    id: "list-workspaces",
    about: "Lists the workspaces (Cloud) or projects (Data Center) that the connection can see.",
    gives: Gives::List(&WORKSPACE_SHAPE),
    cloud: Some(Call {
        does: "GET /user/workspaces",
        scope: "account",
        token: "read:workspace:bitbucket",
        within: "workspace",
        ..CALL
    }),
    data_center: Some(Call { does: "GET /api/latest/projects", scope: "REPO_READ", ..CALL }),
    ..ACTION
};
