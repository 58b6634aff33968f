#!/usr/bin/env bash
# Whole Mavens, old and new, for the tests to run the plugin under. Maven Central serves them and the machine's own Maven
# fetches them. Result: <bed>/maven/<version>
. "$(dirname "$0")/../lib.sh"
command -v mvn > /dev/null || skip "needs mvn"

fetch_maven() {      # VERSION SHA256 TO
  local name=apache-maven-$1-bin.zip
  mvn --batch-mode --quiet -Dstyle.color=never --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="org.apache.maven:apache-maven:$1:zip:bin" -DoutputDirectory="$3" < /dev/null
  echo "$2  $3/$name" | sha256sum --check --quiet || fail "Maven $1: the archive is not the one that bed/versions pins"
  (cd "$3" && python3 -m zipfile --extract "$name" .)
  chmod +x "$3/apache-maven-$1/bin/mvn"
}

while read -r version sha256; do
  [ -n "$version" ] || continue
  if [ ! -e "$bed/maven/$version" ]; then
    work=$(scratch)
    fetch_maven "$version" "$sha256" "$work"
    publish "$work/apache-maven-$version" "$bed/maven/$version"
    rm -rf "$work"
    made=new
  fi
  fact "maven.$version" "$bed/maven/$version"
  versions="${versions:+$versions, }$version"
done <<< "$MAVENS"
ready "${made:-cached}: $versions"
