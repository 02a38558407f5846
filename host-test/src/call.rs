use crate::{
    ApiRequest, ApiResponse, Host, Services,
    actions::ChoicePage,
    authorization::{Report, Started},
    bindings::Connector,
    catalog,
    http::Header,
    imports::{State, Stopped},
    triggers::{Polled, Reception},
    types::Error,
};
use std::{future::Future, time::Duration};
use wasmtime::{Store, UpdateDeadline};

/// Why a call ended without the connector's own answer. The instance is gone; the host and its other calls are not.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The whole call took too long.
    #[error("the connector was stopped: it had not answered after {0:?}")]
    Deadline(Duration),
    /// It computed for too long without asking the host for anything.
    #[error("the connector was stopped: it computed for {0:?} without a pause")]
    Cpu(Duration),
    /// It wanted more memory than it may have, in bytes.
    #[error("the connector was stopped: it asked for more than {0} bytes of memory")]
    Memory(usize),
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
        let (mut store, connector) = self.start(None).await?;
        self.bounded(connector.workflow_connector_catalog().call_describe(&mut store)).await
    }

    /// Every action.
    pub async fn actions(&self) -> Result<Vec<catalog::Action>, CallError> {
        let (mut store, connector) = self.start(None).await?;
        self.bounded(connector.workflow_connector_catalog().call_actions(&mut store)).await
    }

    /// Every trigger.
    pub async fn triggers(&self) -> Result<Vec<catalog::Trigger>, CallError> {
        let (mut store, connector) = self.start(None).await?;
        self.bounded(connector.workflow_connector_catalog().call_triggers(&mut store)).await
    }

    /// The least scopes on `product` that serve all of these actions and triggers.
    pub async fn required_scopes(&self, product: &str, ids: &[String]) -> Result<Vec<catalog::Support>, CallError> {
        let (mut store, connector) = self.start(None).await?;
        self.bounded(connector.workflow_connector_catalog().call_required_scopes(&mut store, product, ids)).await
    }
}

/// Actions.
impl Host {
    /// Runs one action; `input` and the answer are JSON.
    pub async fn invoke(&self, services: &Services, connection: &str, action: &str, input: &str) -> Answer<String> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        self.bounded(connector.workflow_connector_actions().call_invoke(
            &mut store,
            &connection.into(),
            action,
            &input.into(),
        ))
        .await
    }

    /// Calls any endpoint of the connection's Bitbucket.
    pub async fn call_api(&self, services: &Services, connection: &str, request: &ApiRequest) -> Answer<ApiResponse> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        self.bounded(connector.workflow_connector_actions().call_call_api(&mut store, &connection.into(), request))
            .await
    }

    /// What a field of an action's or trigger's form can be, given the `input` so far.
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
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let actions = connector.workflow_connector_actions();
        self.bounded(actions.call_choices(&mut store, &connection.into(), id, field, &input.into(), search, cursor))
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
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let authorization = connector.workflow_connector_authorization();
        self.bounded(authorization.call_begin(&mut store, &connection.into(), redirect_uri, scopes)).await
    }

    /// Ends it, with the address that the browser came back to.
    pub async fn complete(&self, services: &Services, connection: &str, pending: &str, callback: &str) -> Answer<()> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let authorization = connector.workflow_connector_authorization();
        self.bounded(authorization.call_complete(&mut store, &connection.into(), &pending.into(), callback)).await
    }

    /// Tries the connection for the named checks, or all.
    pub async fn test(&self, services: &Services, connection: &str, checks: &[String]) -> Answer<Report> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        self.bounded(connector.workflow_connector_authorization().call_test(&mut store, &connection.into(), checks))
            .await
    }

    /// Gives the tokens back.
    pub async fn disconnect(&self, services: &Services, connection: &str) -> Answer<()> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        self.bounded(connector.workflow_connector_authorization().call_disconnect(&mut store, &connection.into())).await
    }
}

/// Triggers.
impl Host {
    /// Makes the webhook; the answer holds its secret.
    pub async fn subscribe(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        callback_url: &str,
    ) -> Answer<String> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let triggers = connector.workflow_connector_triggers();
        self.bounded(triggers.call_subscribe(&mut store, &connection.into(), trigger, &config.into(), callback_url))
            .await
    }

    /// Compares the webhook with what it should be, and mends it.
    pub async fn reconcile(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        subscription: &str,
    ) -> Answer<String> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let triggers = connector.workflow_connector_triggers();
        self.bounded(triggers.call_reconcile(
            &mut store,
            &connection.into(),
            trigger,
            &config.into(),
            &subscription.into(),
        ))
        .await
    }

    /// Removes the webhook.
    pub async fn unsubscribe(&self, services: &Services, connection: &str, subscription: &str) -> Answer<()> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        self.bounded(connector.workflow_connector_triggers().call_unsubscribe(
            &mut store,
            &connection.into(),
            &subscription.into(),
        ))
        .await
    }

    /// Takes one delivery of the webhook.
    #[allow(clippy::too_many_arguments)]
    pub async fn receive(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        subscription: &str,
        headers: &[Header],
        body: &[u8],
    ) -> Answer<Reception> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let triggers = connector.workflow_connector_triggers();
        self.bounded(triggers.call_receive(
            &mut store,
            &connection.into(),
            trigger,
            &config.into(),
            &subscription.into(),
            headers,
            body,
        ))
        .await
    }

    /// Looks for what happened since `state`.
    pub async fn poll(
        &self,
        services: &Services,
        connection: &str,
        trigger: &str,
        config: &str,
        state: Option<&str>,
    ) -> Answer<Polled> {
        let (mut store, connector) = self.start(Some((services, connection))).await?;
        let triggers = connector.workflow_connector_triggers();
        self.bounded(triggers.call_poll(
            &mut store,
            &connection.into(),
            trigger,
            &config.into(),
            state.map(Into::into).as_ref(),
        ))
        .await
    }
}

/// How every call runs: a fresh instance in a fresh store, within the limits. Dropping the call's future drops the store,
/// and with it whatever the host was doing for the instance.
impl Host {
    async fn start(&self, on_behalf: Option<(&Services, &str)>) -> Result<(Store<State>, Connector), CallError> {
        let slot = self.slots.clone().acquire_owned().await.expect("nobody closes the semaphore");
        let mut store = Store::new(&self.engine, State::new(on_behalf, self.limits.clone(), slot));
        store.limiter(|state| &mut state.memory);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut store| {
            store.data_mut().tick()?;
            // Lets the runtime see to other calls, and to this one's deadline.
            Ok(UpdateDeadline::YieldCustom(1, Box::pin(tokio::task::yield_now())))
        });
        let connector = self.bounded(self.connector.instantiate_async(&mut store)).await?;
        Ok((store, connector))
    }

    async fn bounded<T>(&self, call: impl Future<Output = wasmtime::Result<T>>) -> Result<T, CallError> {
        // Epochs stand still while the connector waits for the host, so there is a wall clock as well.
        let ended = tokio::time::timeout(self.limits.deadline, call).await;
        ended.map_err(|_| CallError::Deadline(self.limits.deadline))?.map_err(|error| match error.downcast_ref() {
            Some(Stopped::Cpu) => CallError::Cpu(self.limits.cpu),
            Some(Stopped::Memory) => CallError::Memory(self.limits.memory_bytes),
            None => CallError::Trap(format!("{error:#}")),
        })
    }
}
