use crate::{
    bindings::exports::workflow::connector::{actions, api, authorization, catalog, diagnostics, forms, triggers},
    imports::State,
    limits::{Limits, TICK},
    store::file,
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs,
    hash::{Hash, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};
use tokio::sync::Semaphore;
use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, PoolingAllocationConfig,
    component::{Component, HasSelf, InstancePre, Linker},
};

/// The Bitbucket connector, built from this workspace.
pub const COMPONENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bitbucket_connector.wasm"));

/// Why a connector could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The bytes are no component of this world, or this machine cannot run it.
    #[error("the connector cannot be loaded: {0}")]
    Component(String),
    /// The folder for compiled connectors cannot be used.
    #[error("cannot keep the compiled connector in {}: {source}", folder.display())]
    Cache {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl From<wasmtime::Error> for LoadError {
    fn from(error: wasmtime::Error) -> Self {
        Self::Component(format!("{error:#}"))
    }
}

/// A loaded connector. Cheap to clone; load it once and share it.
#[derive(Clone)]
pub struct Host {
    pub(crate) engine: Engine,
    pub(crate) connector: InstancePre<State>,
    pub(crate) exports: Arc<Exports>,
    pub(crate) limits: Arc<Limits>,
    /// One permit an instance, because the pool of instances refuses rather than waits.
    pub(crate) slots: Arc<Semaphore>,
    pub(crate) origins: Arc<Mutex<Origins>>,
}

impl Host {
    /// The connector that was built with this crate.
    pub fn new(limits: Limits) -> Result<Self, LoadError> {
        Self::load(COMPONENT, limits)
    }

    /// Any connector that implements the world `minimal` at least.
    pub fn load(component: &[u8], limits: Limits) -> Result<Self, LoadError> {
        let engine = engine(&limits)?;
        let component = Component::new(&engine, component)?;
        Self::prepare(engine, &component, limits)
    }

    /// The connector that was built with this crate, compiled at most once for this folder.
    ///
    /// Compiled code is trusted: whoever can write into the folder can run code as this user. It is therefore made for
    /// its owner alone, and one that others may write to is refused.
    pub fn cached(folder: &Path, limits: Limits) -> Result<Self, LoadError> {
        let engine = engine(&limits)?;
        let cache = |source| LoadError::Cache { folder: folder.into(), source };
        file::make_folder(folder).and_then(|()| file::check_closed(folder)).map_err(cache)?;
        let file = folder.join(format!("{}.cwasm", fingerprint(&engine)));
        // One that is not whole, as where a disk was full, is no reason to fail: it is made anew.
        let loaded = if file.exists() {
            file::check_closed(&file).map_err(cache)?;
            deserialize(&engine, &file).ok()
        } else {
            None
        };
        let component = match loaded {
            Some(component) => component,
            None => {
                let compiled = engine.precompile_component(COMPONENT)?;
                // Renamed into place, so that nobody ever loads half a file.
                let part = file::part_of(&file);
                let written = file::private().create_new(true).open(&part).and_then(|mut part| {
                    part.write_all(&compiled)?;
                    part.sync_all()
                });
                written.and_then(|()| fs::rename(&part, &file)).map_err(|error| {
                    let _ = fs::remove_file(&part);
                    cache(error)
                })?;
                deserialize(&engine, &file)?
            }
        };
        Self::prepare(engine, &component, limits)
    }

    fn prepare(engine: Engine, component: &Component, limits: Limits) -> Result<Self, LoadError> {
        let mut linker = Linker::new(&engine);
        crate::bindings::Connector::add_to_linker::<_, HasSelf<State>>(&mut linker, |state| state)?;
        let connector = linker.instantiate_pre(component)?;
        let exports = Arc::new(Exports::find(&connector)?);
        tick(&engine);
        let slots = Arc::new(Semaphore::new(limits.instances as usize));
        Ok(Self { engine, connector, exports, limits: Arc::new(limits), slots, origins: Arc::default() })
    }
}

/// What the connector told of settings, which it tells alike each time: asking takes as long as refusing an input.
#[derive(Default)]
pub(crate) struct Origins(HashMap<[u8; 32], Arc<[catalog::Origin]>>);

impl Origins {
    /// Connections that are remembered; beyond, all are forgotten and asked for again.
    const MOST: usize = 10_000;

    pub(crate) fn get(&self, settings: &str) -> Option<Arc<[catalog::Origin]>> {
        self.0.get(&Self::key(settings)).cloned()
    }

    pub(crate) fn keep(&mut self, settings: &str, origins: Vec<catalog::Origin>) -> Arc<[catalog::Origin]> {
        if self.0.len() == Self::MOST {
            self.0.clear();
        }
        self.0.entry(Self::key(settings)).or_insert(origins.into()).clone()
    }

    /// A digest, as the settings hold secrets.
    fn key(settings: &str) -> [u8; 32] {
        Sha256::digest(settings).into()
    }
}

/// Where a connector's interfaces are. Those of the world `minimal` are always there; a host does without the others.
pub(crate) struct Exports {
    pub(crate) catalog: catalog::GuestIndices,
    pub(crate) actions: actions::GuestIndices,
    pub(crate) api: Option<api::GuestIndices>,
    pub(crate) forms: Option<forms::GuestIndices>,
    pub(crate) diagnostics: Option<diagnostics::GuestIndices>,
    pub(crate) authorization: Option<authorization::GuestIndices>,
    pub(crate) triggers: Option<triggers::GuestIndices>,
}

impl Exports {
    fn find(connector: &InstancePre<State>) -> wasmtime::Result<Self> {
        let has = |interface: &str| {
            connector.component().get_export_index(None, format!("workflow:connector/{interface}@0.1.0")).is_some()
        };
        // One that is there has to be of the contract's types.
        Ok(Self {
            catalog: catalog::GuestIndices::new(connector)?,
            actions: actions::GuestIndices::new(connector)?,
            api: has("api").then(|| api::GuestIndices::new(connector)).transpose()?,
            forms: has("forms").then(|| forms::GuestIndices::new(connector)).transpose()?,
            diagnostics: has("diagnostics").then(|| diagnostics::GuestIndices::new(connector)).transpose()?,
            authorization: has("authorization").then(|| authorization::GuestIndices::new(connector)).transpose()?,
            triggers: has("triggers").then(|| triggers::GuestIndices::new(connector)).transpose()?,
        })
    }
}

/// What an instance leaves of its memory for the next one, in bytes: pages that are there need not be asked for again, which takes longer
/// than a small call itself. Linux tells which of them were written to, so that no other is wiped.
const KEPT: usize = 2 << 20;

fn engine(limits: &Limits) -> Result<Engine, LoadError> {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(limits.instances)
        .total_core_instances(limits.instances * 8)
        .total_memories(limits.instances * 2)
        .total_tables(limits.instances * 4)
        .total_stacks(limits.instances)
        .max_memory_size(limits.memory_bytes)
        .linear_memory_keep_resident(KEPT)
        .table_keep_resident(KEPT)
        .async_stack_keep_resident(KEPT)
        .pagemap_scan(Enabled::Auto);
    let mut config = Config::new();
    config
        .epoch_interruption(true)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool))
        // The component carries no names; a trap's frames would be bare offsets.
        .wasm_backtrace_max_frames(None);
    Ok(Engine::new(&config)?)
}

/// Moves the engine's epoch on for as long as the engine lives.
fn tick(engine: &Engine) {
    let engine = engine.weak();
    thread::Builder::new()
        .name("epoch".into())
        .spawn(move || {
            while let Some(engine) = engine.upgrade() {
                engine.increment_epoch();
                drop(engine);
                thread::sleep(TICK);
            }
        })
        .expect("the system has room for a thread");
}

/// Changes with the component, with wasmtime and with any setting that the compiled code depends on.
fn fingerprint(engine: &Engine) -> String {
    struct Digesting(Sha256);
    impl Hasher for Digesting {
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }
        fn finish(&self) -> u64 {
            unreachable!("the whole digest is taken instead")
        }
    }
    let mut digest = Digesting(Sha256::new_with_prefix(COMPONENT));
    engine.precompile_compatibility_hash().hash(&mut digest);
    digest.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[allow(unsafe_code)]
fn deserialize(engine: &Engine, file: &Path) -> Result<Component, LoadError> {
    // SAFETY: the file comes from `Engine::precompile_component`: it stands in a folder that only this user can write
    // to, under a name that this component and this engine alone have, and it was renamed there when it was complete.
    Ok(unsafe { Component::deserialize_file(engine, file) }?)
}
