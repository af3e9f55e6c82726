#!/usr/bin/env bash
# The alert rules: well formed, and waking for what they should and for nothing else.
set -euo pipefail
cd "$(dirname "$0")/../prometheus"
promtool check rules alerts.yml
promtool test rules alerts.test.yml
