//! What the protocol asks of a server: tools to list and call, and files to list and read.

use host_test::{
    Host,
    catalog::Effect,
    types::{Applied, Error, ErrorKind},
};
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, InputResponses,
        JsonObject, ListResourceTemplatesResult, ListResourcesResult, ListToolsResult, PaginatedRequestParams,
        ReadResourceRequestParams, ReadResourceResponse, ServerCapabilities, ServerConfig,
    },
    service::RequestContext,
};
use serde_json::{Value, json};

use super::{
    super::{
        actions::parse,
        connection::Connected,
        failure::{Result, usage},
    },
    catalog::{Catalog, OFFSET, Served},
    compact, confirm,
    cut::{TooLong, cut, length},
    files::Files,
    watch::watched,
};

/// What a list that goes on needs for its cursor, in characters; with a longer one it is asked for once more.
const CURSOR: usize = 400;

/// The actions of one connection.
pub struct Server {
    pub host: Host,
    pub connected: Connected,
    pub catalog: Catalog,
    pub files: Files,
    /// Whether there are three tools instead of one for each action.
    pub compact: bool,
    /// Whether what destroys runs without asking.
    pub yes: bool,
    /// The most characters of an answer.
    pub room: usize,
    /// What clients show of the server.
    pub about: Implementation,
    /// What they tell the model.
    pub instructions: String,
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().build();
        ServerConfig::new(capabilities).with_server_info(self.about.clone()).with_instructions(&self.instructions)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools =
            if self.compact { compact::tools(&self.catalog) } else { self.catalog.iter().map(Served::tool).collect() };
        Ok(ListToolsResult::with_all_items(tools))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let arguments = request.arguments.unwrap_or_default();
        let answers = request.input_responses.as_ref();
        let called = match &*request.name {
            compact::FIND if self.compact => {
                Ok(CallToolResult::structured(compact::find(&self.catalog, &arguments)).into())
            }
            compact::DESCRIBE if self.compact => {
                compact::describe(&self.catalog, &arguments).map(|entry| CallToolResult::structured(entry).into())
            }
            compact::RUN if self.compact => self.run_named(arguments, answers, &context).await,
            name => match self.catalog.get(name).filter(|_| !self.compact) {
                Some(served) => self.run(served, arguments, answers, &context).await,
                None => return Err(ErrorData::invalid_params(format!("There is no tool `{name}`."), None)),
            },
        };
        Ok(called.unwrap_or_else(|error| failed(&error).into()))
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Ok(ListResourcesResult::with_all_items(self.files.list()))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(ListResourceTemplatesResult::with_all_items(vec![Files::template()]))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        self.files.read(&request.uri).await.map(Into::into)
    }
}

impl Server {
    /// Runs the action that the arguments of `run-action` name.
    async fn run_named(
        &self,
        mut arguments: JsonObject,
        answers: Option<&InputResponses>,
        context: &RequestContext<RoleServer>,
    ) -> Result<CallToolResponse> {
        let input = compact::input(&mut arguments)?;
        let served = self.catalog.find(compact::action(&arguments)?)?;
        self.run(served, input, answers, context).await
    }

    /// Runs an action, once whoever is at the client agrees if it destroys something.
    async fn run(
        &self,
        served: &Served,
        mut input: JsonObject,
        answers: Option<&InputResponses>,
        context: &RequestContext<RoleServer>,
    ) -> Result<CallToolResponse> {
        let is_read = served.action.effect == Effect::Read;
        let offset = if is_read { offset(&mut input)? } else { 0 };
        if served.action.effect == Effect::Destroy && !self.yes {
            let question = confirm::ask(&self.connected.name, served, &input, answers, context).await?;
            if let Some(question) = question {
                return Ok(question.into());
            }
        }
        let mut output = self.invoke(served, &input, context).await?;
        // Asked for as many items as fit, the list's own cursor goes on behind them.
        while is_read && let Some(fitting) = self.fitting(&output) {
            input.insert("max_items".to_owned(), fitting.into());
            output = self.invoke(served, &input, context).await?;
        }
        let files = self.files.receive(&served.output, &output);
        match cut(&mut output, offset, self.room) {
            Ok(None) => {}
            Ok(Some(cut)) => output["cut"] = cut.json(is_read),
            Err(TooLong(length)) => return Err(self.too_long(length, is_read)),
        }
        let mut result = CallToolResult::structured(output);
        result.content.extend(files.into_iter().map(ContentBlock::resource_link));
        Ok(result.into())
    }

    async fn invoke(&self, served: &Served, input: &JsonObject, context: &RequestContext<RoleServer>) -> Result<Value> {
        let input = Value::Object(input.clone()).to_string();
        let call = |watch| self.connected.invoke_watched(&self.host, &served.action.id, &input, watch);
        watched(context, self.connected.terminal().observer, call).await.map(|output| parse(&output))
    }

    /// How many items of a page there is room for, at least one, if not for all.
    fn fitting(&self, output: &Value) -> Option<usize> {
        let items = output["items"].as_array().filter(|_| output.get("next").is_some())?;
        let over = length(output).checked_sub(self.room).filter(|over| *over > 0)?;
        let mut left = length(&output["items"]).saturating_sub(over + CURSOR);
        let fits = |item: &&Value| {
            let next = left.checked_sub(length(item) + 1);
            left = next.unwrap_or(0);
            next.is_some()
        };
        let fitting = items.iter().take_while(fits).count().max(1);
        (fitting < items.len()).then_some(fitting)
    }

    fn too_long(&self, length: usize, is_read: bool) -> Box<Error> {
        let message = format!("The answer has {length} characters, more than the {} that fit.", self.room);
        let mut error = usage(message, "Ask for less at once, or start the server with a larger --max-answer.");
        error.kind = ErrorKind::TooLarge;
        error.applied = if is_read { Applied::No } else { Applied::Yes };
        error
    }
}

/// Where an answer that was cut goes on.
fn offset(input: &mut JsonObject) -> Result<usize> {
    let Some(given) = input.remove(OFFSET) else { return Ok(0) };
    let offset = given.as_u64().and_then(|offset| usize::try_from(offset).ok());
    offset.ok_or_else(|| {
        usage(format!("`{OFFSET}` must be an integer of 0 or more."), "Pass `cut.next_offset` of the previous answer.")
    })
}

/// A failure that the model reads: what happened, what to do, and whether the change was made.
fn failed(error: &Error) -> CallToolResult {
    CallToolResult::error(vec![ContentBlock::text(json!({ "error": host_test::error::json(error) }).to_string())])
}
