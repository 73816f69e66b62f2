/** What the workflows are run with, each at one commit or version; the tag it had stands beside it for people. */
export const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
export const SETUP_NODE = 'actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238 # v6.2.0';
export const NODE = '22.21.1';
export const RUNNER = 'ubuntu-24.04';
export const NODE_IMAGE = 'node:22.21.1-bookworm';
