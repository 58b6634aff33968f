#!/usr/bin/env bash
# LIEF reads macOS libraries, as a second opinion beside Ferrule's reader. Result: <bed>/lief, <bed>/bin/read-macho
. "$(dirname "$0")/../lib.sh"
result=$bed/lief
install_wheels lief
write_command read-macho <<COMMAND
# What LIEF reads from a macOS library
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='$result' exec python3 '$bed/bin/read-macho.py' "\$@"
COMMAND
install --mode=755 "$here/src/read-macho.py" "$bed/bin/read-macho.py"
fact read-macho "$bed/bin/read-macho"
ready "${made:-cached}: LIEF $(PYTHONPATH=$result python3 -c 'import lief; print(lief.__version__)')"
