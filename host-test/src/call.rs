use crate::{
    ApiRequest, ApiResponse, Host, Services,
    authorization::Started,
    catalog,
    connections::Connection,
    diagnostics::Report,
    forms::ChoicePage,
    imports::{Own, State},
    invocation::{CallHandle, GRACE},
    policy::Policy,
    stopped::Stopped,
    triggers::{Delivery, Event, Listener, Polled, Received, Subscription, Trigger},
    types::Error,
};
use std::{future::Future, pin::pin, sync::Arc, time::Duration};
use wasmtime::{Store, UpdateDeadline, component::Instance};

/// Why a call ended without the connector's own answer. The instance is gone; the host and its other calls are not.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The whole call took too long.
    #[error("the connector was stopped: it had not answered after {0:?}")]
    Deadline(Duration),
    /// It was told to stop, and had not answered two seconds later.
    #[error("the connector was stopped, as it was told to")]
    Cancelled,
    /// It computed for too long without asking the host for anything.
    #[error("the connector was stopped: it computed for {0:?} without a pause")]
    Cpu(Duration),
    /// It wanted more memory than it may have, in bytes.
    #[error("the connector was stopped: it asked for more than {0} bytes of memory")]
    Memory(usize),
    /// Its journal said to break it off.
    #[error("the call was suspended; its journal can go on")]
    Suspended,
    /// It does not do what an earlier run of it did: the journal is another call's, or another version's.
    #[error("the connector does not do what its journal says that it did")]
    Diverged,
    /// It has no such interface.
    #[error("the connector has no `{0}`")]
    Lacks(&'static str),
    /// It failed in a way that it did not foresee.
    #[error("the connector crashed: {0}")]
    Trap(String),
}

/// What an action answers: JSON text, or the connector's error record; or no answer at all.
type Answer<T> = Result<Result<T, Error>, CallError>;

/// The catalog, which needs neither connection nor services.
impl Host {
    /// The connector's identity and what its connections look like.
    pub async fn describe(&self) -> Result<catalog::Connector, CallError> {
        let (mut store, instance, stop) = self.start(None).await?;
        let catalog = self.exports.catalog.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, catalog.call_describe(&mut store)).await
    }

    /// Every action.
    pub async fn actions(&self) -> Result<Vec<catalog::Action>, CallError> {
        let (mut store, instance, stop) = self.start(None).await?;
        let catalog = self.exports.catalog.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, catalog.call_actions(&mut store)).await
    }

    /// The schemas and samples of an action, cut down to one product where it is named; none for one that there is not.
    pub async fn schemas_of(&self, id: &str, product: Option<&str>) -> Result<Option<catalog::Schemas>, CallError> {
        let (mut store, instance, stop) = self.start(None).await?;
        let catalog = self.exports.catalog.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, catalog.call_schemas_of(&mut store, id, product)).await
    }

    /// The least scopes on `product` that serve all of these actions.
    pub async fn required_scopes(&self, product: &str, ids: &[String]) -> Result<Vec<catalog::ScopeSet>, CallError> {
        let (mut store, instance, stop) = self.start(None).await?;
        let catalog = self.exports.catalog.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, catalog.call_required_scopes(&mut store, product, ids)).await
    }

    /// Where a connection with these settings has to reach. Secrets may be left out; the error says what is wrong with them.
    pub async fn origins(&self, settings: &str) -> Answer<Vec<catalog::Origin>> {
        let (mut store, instance, stop) = self.start(None).await?;
        let catalog = self.exports.catalog.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, catalog.call_origins(&mut store, &settings.into())).await
    }

    /// What a connection's requests may do.
    pub async fn policy(&self, connection: &Connection) -> Result<Result<Arc<Policy>, String>, CallError> {
        let settings = connection.json();
        let known = self.origins.lock().expect("no panic under the lock").get(&settings);
        let origins = match known {
            Some(origins) => origins,
            None => match self.origins(&settings).await? {
                Ok(origins) => self.origins.lock().expect("no panic under the lock").keep(&settings, origins),
                Err(error) => return Ok(Err(error.message)),
            },
        };
        Ok(Policy::new(&origins, connection, &self.limits).map(Arc::new))
    }
}

/// Actions.
impl Host {
    /// Runs one action; `input` and the answer are JSON.
    pub async fn invoke(&self, services: &Services, connection: &str, action: &str, input: &str) -> Answer<String> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let actions = self.exports.actions.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, actions.call_invoke(&mut store, &connection.into(), action, &input.into())).await
    }

    /// Calls any endpoint of the connection's Bitbucket.
    pub async fn call_api(&self, services: &Services, connection: &str, request: &ApiRequest) -> Answer<ApiResponse> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let api = optional(&self.exports.api, "api")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, api.call_call(&mut store, &connection.into(), request)).await
    }

    /// What a field of an action's form can be, given the `input` so far.
    #[allow(clippy::too_many_arguments)]
    pub async fn choices(
        &self,
        services: &Services,
        connection: &str,
        id: &str,
        field: &str,
        input: &str,
        search: Option<&str>,
        cursor: Option<&str>,
    ) -> Answer<ChoicePage> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let forms = optional(&self.exports.forms, "forms")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(
            &stop,
            forms.call_choices(&mut store, &connection.into(), id, field, &input.into(), search, cursor),
        )
        .await
    }
}

/// Making a connection, and knowing whether it works.
impl Host {
    /// Begins an authorization in the person's browser.
    pub async fn begin(
        &self,
        services: &Services,
        connection: &str,
        redirect_uri: &str,
        scopes: &[String],
    ) -> Answer<Started> {
        let services = &services.unrecorded();
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let authorization =
            optional(&self.exports.authorization, "authorization")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, authorization.call_begin(&mut store, &connection.into(), redirect_uri, scopes)).await
    }

    /// Ends it, with the address that the browser came back to.
    pub async fn complete(&self, services: &Services, connection: &str, pending: &str, callback: &str) -> Answer<()> {
        let services = &services.unrecorded();
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let authorization =
            optional(&self.exports.authorization, "authorization")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, authorization.call_complete(&mut store, &connection.into(), &pending.into(), callback))
            .await
    }

    /// Tries the connection for the named checks, or all.
    pub async fn test(&self, services: &Services, connection: &str, checks: &[String]) -> Answer<Report> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let diagnostics =
            optional(&self.exports.diagnostics, "diagnostics")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, diagnostics.call_test(&mut store, &connection.into(), checks)).await
    }

    /// Gets new tokens now, for a connection that has some.
    pub async fn refresh(&self, services: &Services, connection: &str) -> Answer<()> {
        let services = &services.unrecorded();
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let authorization =
            optional(&self.exports.authorization, "authorization")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, authorization.call_refresh(&mut store, &connection.into())).await
    }

    /// Gives the tokens back.
    pub async fn disconnect(&self, services: &Services, connection: &str) -> Answer<()> {
        let services = &services.unrecorded();
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let authorization =
            optional(&self.exports.authorization, "authorization")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, authorization.call_disconnect(&mut store, &connection.into())).await
    }
}

/// What starts workflows.
impl Host {
    /// Every trigger.
    pub async fn triggers(&self) -> Result<Vec<Trigger>, CallError> {
        let (mut store, instance, stop) = self.start(None).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, triggers.call_all(&mut store)).await
    }

    /// Creates the webhooks of a trigger, or adopts those that an earlier attempt left.
    pub async fn subscribe(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        callback_url: &str,
    ) -> Answer<Subscription> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        let (connection, config) = (connection.into(), config.into());
        let subscribed = triggers.call_subscribe(&mut store, &connection, trigger, &config, callback_url);
        self.bounded(&stop, subscribed).await
    }

    /// Compares the webhooks with what they should be, and repairs them.
    pub async fn reconcile(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        callback_url: &str,
        state: &str,
    ) -> Answer<Subscription> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        let (connection, config, state) = (connection.into(), config.into(), state.into());
        let reconciled = triggers.call_reconcile(&mut store, &connection, trigger, &config, callback_url, &state);
        self.bounded(&stop, reconciled).await
    }

    /// Deletes the webhooks.
    pub async fn unsubscribe(&self, services: &Services, connection: &str, state: &str) -> Answer<()> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, triggers.call_unsubscribe(&mut store, &connection.into(), &state.into())).await
    }

    /// Takes a delivery for every listener at its address.
    pub async fn receive(
        &self,
        services: &Services,
        connection: &str,
        listeners: &[Listener],
        delivery: &Delivery,
    ) -> Answer<Received> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, triggers.call_receive(&mut store, &connection.into(), listeners, delivery)).await
    }

    /// Asks what happened since the last poll.
    pub async fn poll(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        state: Option<&str>,
    ) -> Answer<Polled> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        let (connection, config, state) = (connection.into(), config.into(), state.map(Into::into));
        let polled = triggers.call_poll(&mut store, &connection, trigger, &config, state.as_ref());
        self.bounded(&stop, polled).await
    }

    /// A few recent events.
    pub async fn samples(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
    ) -> Answer<Vec<Event>> {
        let (mut store, instance, stop) = self.start(Some((services, connection))).await?;
        let triggers = optional(&self.exports.triggers, "triggers")?.load(&mut store, &instance).map_err(trap)?;
        self.bounded(&stop, triggers.call_samples(&mut store, &connection.into(), trigger, &config.into())).await
    }
}

/// How every call runs: a fresh instance in a fresh store, within the limits. Dropping the call's future drops the store,
/// and with it whatever the host was doing for the instance.
impl Host {
    async fn start(
        &self,
        on_behalf: Option<(&Services, &str)>,
    ) -> Result<(Store<State>, Instance, CallHandle), CallError> {
        // Before an instance is taken: this may need one itself.
        let on_behalf = match on_behalf {
            Some((services, name)) => Some((services.clone(), self.own(services, name).await?)),
            None => None,
        };
        // The caller stops it, or the deadline.
        let stop = on_behalf.as_ref().map(|(services, _)| services.invocation.handle.child()).unwrap_or_default();
        let slot = self.slots.clone().acquire_owned().await.expect("nobody closes the semaphore");
        let mut store = Store::new(&self.engine, State::new(on_behalf, stop.clone(), self.limits.clone(), slot));
        store.limiter(|state| &mut state.memory);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut store| {
            store.data_mut().tick()?;
            // Lets the runtime see to other calls, and to this one's deadline.
            Ok(UpdateDeadline::YieldCustom(1, Box::pin(tokio::task::yield_now())))
        });
        let instance = self.bounded(&stop, self.connector.instantiate_async(&mut store)).await?;
        Ok((store, instance, stop))
    }

    async fn own(&self, services: &Services, name: &str) -> Result<Own, CallError> {
        let settings = services.connections.get(name).await;
        let policy = match &settings {
            Ok(connection) => Box::pin(self.policy(connection)).await?,
            Err(error) => Err(error.to_string()),
        };
        Ok(Own { name: name.to_owned(), settings, policy })
    }

    /// Waits for a call until it is stopped, by its caller or by the deadline; and then for as long as it may take to say what
    /// became of it.
    async fn bounded<T>(
        &self,
        stop: &CallHandle,
        call: impl Future<Output = wasmtime::Result<T>>,
    ) -> Result<T, CallError> {
        let mut call = pin!(call);
        // Epochs stand still while the connector waits for the host, so there is a wall clock as well.
        let stopped = tokio::select! {
            ended = &mut call => return ended.map_err(|error| self.ended(error)),
            () = tokio::time::sleep(self.limits.deadline) => CallError::Deadline(self.limits.deadline),
            () = stop.cancelled() => CallError::Cancelled,
        };
        stop.cancel();
        let ended = tokio::time::timeout(GRACE, call).await;
        ended.map_err(|_| stopped)?.map_err(|error| self.ended(error))
    }

    fn ended(&self, error: wasmtime::Error) -> CallError {
        match error.downcast_ref() {
            Some(Stopped::Cpu) => CallError::Cpu(self.limits.cpu),
            Some(Stopped::Memory) => CallError::Memory(self.limits.memory_bytes),
            Some(Stopped::Suspended) => CallError::Suspended,
            Some(Stopped::Diverged) => CallError::Diverged,
            None => trap(error),
        }
    }
}

fn trap(error: wasmtime::Error) -> CallError {
    CallError::Trap(format!("{error:#}"))
}

/// An interface that not every connector has.
fn optional<'a, T>(found: &'a Option<T>, interface: &'static str) -> Result<&'a T, CallError> {
    found.as_ref().ok_or(CallError::Lacks(interface))
}
