#!/bin/sh
# check.sh: checks the articles of a checkout as a CI job does. Everything comes in the environment:
#
#   SAYSO_ARTICLES       paths, one a line (required)
#   SAYSO_LEDGER         ledger of what is published; made of SAYSO_PUBLISHED where there is no such file
#   SAYSO_PUBLISHED      paths of what is published, one a line: added to the ledger first
#   SAYSO_BASELINE, SAYSO_SUPPRESSIONS, SAYSO_RULES, SAYSO_FAIL_ON, SAYSO_SINCE, SAYSO_TODAY     as the options of these names
#   SAYSO_SARIF, SAYSO_HTML, SAYSO_JUNIT, SAYSO_CODEQUALITY     files to write
#   SAYSO                the program (sayso)
#
# In GitHub Actions findings become annotations, and the job's summary has them all. The exit status is that of `sayso check`.
set -eu
sayso=${SAYSO:-sayso}
newline='
'

# add NAME VALUE…: options for the check, unless the value is empty.
set --
if [ -n "${GITHUB_ACTIONS:-}" ]; then
  set -- "$@" --format github
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || set -- "$@" --format "github-summary=$GITHUB_STEP_SUMMARY"
else
  set -- "$@" --format text
fi
[ -z "${SAYSO_SARIF:-}" ] || set -- "$@" --format "sarif=$SAYSO_SARIF"
[ -z "${SAYSO_HTML:-}" ] || set -- "$@" --format "html=$SAYSO_HTML"
[ -z "${SAYSO_JUNIT:-}" ] || set -- "$@" --format "junit=$SAYSO_JUNIT"
[ -z "${SAYSO_CODEQUALITY:-}" ] || set -- "$@" --format "gitlab=$SAYSO_CODEQUALITY"
[ -z "${SAYSO_BASELINE:-}" ] || set -- "$@" --baseline "$SAYSO_BASELINE"
[ -z "${SAYSO_SUPPRESSIONS:-}" ] || set -- "$@" --suppressions "$SAYSO_SUPPRESSIONS"
[ -z "${SAYSO_RULES:-}" ] || set -- "$@" --rules "$SAYSO_RULES"
[ -z "${SAYSO_FAIL_ON:-}" ] || set -- "$@" --fail-on "$SAYSO_FAIL_ON"
[ -z "${SAYSO_SINCE:-}" ] || set -- "$@" --since "$SAYSO_SINCE"
[ -z "${SAYSO_TODAY:-}" ] || set -- "$@" --today "$SAYSO_TODAY"
[ -z "${SAYSO_LEDGER:-}" ] || set -- "$@" --ledger "$SAYSO_LEDGER"

# Words of the lists are lines, as paths may have blanks.
IFS=$newline
set -f
if [ -n "${SAYSO_LEDGER:-}" ] && [ -n "${SAYSO_PUBLISHED:-}" ]; then
  rules=${SAYSO_RULES:+--rules$newline$SAYSO_RULES}
  # shellcheck disable=SC2086 # lists of lines
  "$sayso" ledger add --quiet --ledger "$SAYSO_LEDGER" $rules ${SAYSO_TODAY:+--today$newline$SAYSO_TODAY} $SAYSO_PUBLISHED
fi
# shellcheck disable=SC2086 # a list of lines
exec "$sayso" check "$@" $SAYSO_ARTICLES
