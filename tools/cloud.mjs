#!/usr/bin/env node
// `npm run cloud -- --functions DIR --data DIR …`: the local cloud on any folder of functions.
import '../local-cloud/bin/cloud.mjs'
