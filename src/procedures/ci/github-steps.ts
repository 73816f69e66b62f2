import { NODE, SETUP_NODE } from './pinned.ts';
import { INSTALL } from './scripts.ts';
import { scriptBlock } from './yaml-text.ts';

/** How the workflows check out: the whole history, and nothing that is kept, fetched or run along with it. */
export const CHECKOUT_SETTINGS = `fetch-depth: 0
          persist-credentials: false
          submodules: false
          lfs: false`;

/** The steps by which the workflows get grantbook. */
export const INSTALL_STEPS: string = `- name: Node
        uses: ${SETUP_NODE}
        with:
          node-version: ${NODE}
          package-manager-cache: false
      - name: Install grantbook, outside the checkout
        run: ${scriptBlock(INSTALL, 10)}`;
