//! OAuth of both products, over the network to a simulated authorization server, with a clock on which waiting takes no time.

mod server;
