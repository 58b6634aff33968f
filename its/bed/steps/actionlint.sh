#!/usr/bin/env bash
# actionlint checks the GitHub workflow that Ferrule's documentation gives its users; go.sum's database pins its source.
# Result: <bed>/bin/actionlint/actionlint
. "$(dirname "$0")/../lib.sh"
result=$bed/actionlint-$ACTIONLINT_VERSION

if [ ! -e "$result" ]; then
  command -v go > /dev/null || skip "needs Go"
  work=$(scratch)
  trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT      # Go's module cache is read-only
  GOBIN=$work/bin GOPATH=$work/go GOFLAGS=-mod=mod go install \
    "github.com/rhysd/actionlint/cmd/actionlint@$ACTIONLINT_VERSION"
  publish "$work/bin" "$result"
  made=new
fi
fact actionlint "$result/actionlint"
ready "${made:-cached}: actionlint $("$result/actionlint" -version | head -1)"
