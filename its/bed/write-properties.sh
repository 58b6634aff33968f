#!/usr/bin/env bash
# Puts together bed.properties, which the tests read, from what each finished step has found to be there.
. "$(dirname "$0")/lib.sh"
shopt -s nullglob
facts=("$bed"/facts/*.properties)
new=$(mktemp "$bed/.properties.XXXXXX")
{
  echo "# Made by its/provision. A missing key means that the item is not available."
  cat /dev/null "${facts[@]}" | sed 's/\\/\\\\/g' | sort
  echo "path=$(cat /dev/null "${facts[@]}" | sed -n 's/^path\.[^=]*=//p' | paste -sd:)"
} > "$new"
chmod a+r "$new"
mv "$new" "$bed/bed.properties"
