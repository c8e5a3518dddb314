#!/bin/sh
# Checks an evidence bundle without any network and without trusting whoever made it.
# Needs a POSIX shell with its tools, sha256sum and OpenSSL 3.  Unzip the bundle, then:  sh verify.sh [-v] [-d F] [KEY ...]
#   -v    prints what the opened events say, from the evidence and not from index.html
#   -d F  checks the bundle in the folder F: for a copy of this program that you trust
#   KEY   public keys that you know from elsewhere (minutes, an auditor): the bundle's have to be among them
# Says OK and ends with 0; or says what is wrong, a line each, and ends with 1; with 2 where it cannot check at all.
LC_ALL=C; export LC_ALL
verbose=''; folder=$(dirname "$0")
while :; do
  case ${1-} in -v) verbose=yes; shift ;; -d) folder=$2; shift 2 ;; *) break ;; esac
done
cd "$folder" || exit 2
for tool in openssl sha256sum awk od mktemp find comm xargs; do
  command -v "$tool" >/dev/null || { echo "This needs $tool"; exit 2; }
done
openssl version | grep -Eq '^OpenSSL ([3-9]|[1-9][0-9])' || { echo 'This needs OpenSSL 3 or later'; exit 2; }
for file in manifest issuer.vkey policy checkpoint leaves.txt texts.txt; do
  [ -f "$file" ] || { echo "WRONG: $file is missing"; exit 1; }
done
if find . | grep -q '[^A-Za-z0-9._/-]'; then echo 'WRONG: a file was added whose name no bundle has'; exit 1; fi
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT INT TERM
: > "$t/wrong"
wrong() { printf '%s\n' "$*" >> "$t/wrong"; }

# --- Bytes, as text that awk can work with: hex, base 64 and octal escapes
awklib='
function b64hex(s,   i, v, bits, n, out) { out = ""; bits = 0; n = 0
  for (i = 1; i <= length(s); i++) { v = index(B64, substr(s, i, 1)); if (!v) break
    bits = bits * 64 + v - 1; n += 6
    if (n >= 8) { n -= 8; v = int(bits / P[n]); out = out HEX[v]; bits -= v * P[n] } }
  return out }
function byte(h) { return (index("0123456789abcdef", substr(h, 1, 1)) - 1) * 16 \
  + index("0123456789abcdef", substr(h, 2, 1)) - 1 }
function hexb64u(h,   i, bits, n, v, out) { out = ""; bits = 0; n = 0
  for (i = 1; i <= length(h); i += 2) { bits = bits * 256 + byte(substr(h, i, 2)); n += 8
    while (n >= 6) { n -= 6; v = int(bits / P[n]); out = out substr(B64U, v + 1, 1); bits -= v * P[n] } }
  if (n) out = out substr(B64U, bits * P[6 - n] + 1, 1)
  return out }
function octal(h,   i, out) { out = ""
  for (i = 1; i <= length(h); i += 2) out = out sprintf("\\%03o", byte(substr(h, i, 2)))
  return out }
function b64utext(s,   h, i, out) { gsub("-", "+", s); gsub("_", "/", s); h = b64hex(s); out = ""
  for (i = 1; i <= length(h); i += 2) out = out CHAR[substr(h, i, 2)]
  return out }
BEGIN { for (i = 0; i < 256; i++) { HEX[i] = sprintf("%02x", i); CHAR[HEX[i]] = sprintf("%c", i) }
  CHAR["00"] = "?"; P[0] = 1; for (i = 1; i < 16; i++) P[i] = P[i - 1] * 2
  B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"; B64U = B64 "-_"; B64 = B64 "+/" }
'
hex() { od -An -v -tx1 "$@" | tr -d ' \n'; }
unhex() { printf "$(printf '%s\n' "$1" | awk "$awklib"'{ print octal($0) }')"; }
unbase64() { printf '%s\n' "$1" | openssl base64 -d -A; }
hashes() { (cd "$1" && find . -type f -exec sha256sum {} +) | sed 's|^\([0-9a-f]*\) [ *]\./|\1 |'; }

# --- Signed notes (C2SP): a text, an empty line, signatures
# note FILE VKEY TYPE: puts the text into $t/text, and into $signed how many signatures of this key are right
note() {
  name=${2%%+*}; rest=${2#*+}; id=${rest%%+*}; key=$(unbase64 "${rest#*+}" | hex)
  last=$(grep -n '^$' "$1" | tail -n 1 | cut -d: -f1); signed=0
  [ -n "$last" ] || { wrong "$1 is not signed"; return; }
  head -n $((last - 1)) "$1" > "$t/text"; tail -n +$((last + 1)) "$1" > "$t/signatures"
  real=$({ printf '%s\n' "$name"; unhex "$key"; } | sha256sum | cut -c1-8)
  [ "${key%"${key#??}"}" = "$3" ] && [ ${#key} = 66 ] && [ "$real" = "$id" ] || { wrong "The key $2 is not right"; return; }
  unhex "302a300506032b6570032100${key#??}" > "$t/key.der"
  while read -r dash signer signature more; do
    [ "$dash" = '—' ] && [ -z "$more" ] || { wrong "$1 has a line among its signatures that is none"; continue; }
    [ "$signer" = "$name" ] || continue
    bytes=$(unbase64 "$signature" | hex)
    case $bytes in "$id"*) ;; *) continue ;; esac
    bytes=${bytes#"$id"}; cp "$t/text" "$t/message"
    if [ "$3" = 04 ]; then
      time=$(printf '%.16s\n' "$bytes" | awk "$awklib"'
        { for (i = 1; i < 16; i += 2) n = n * 256 + byte(substr($0, i, 2)); printf "%.0f", n }')
      { printf 'cosignature/v1\ntime %s\n' "$time"; cat "$t/text"; } > "$t/message"; bytes=${bytes#????????????????}
    fi
    unhex "$bytes" > "$t/signature"
    if openssl pkeyutl -verify -pubin -keyform DER -inkey "$t/key.der" -rawin -in "$t/message" \
      -sigfile "$t/signature" >/dev/null 2>&1; then signed=$((signed + 1))
    else wrong "The signature of $name under $1 is wrong"; fi
  done < "$t/signatures"
}

# --- The manifest, and every file by it
issuer=$(cat issuer.vkey)
note manifest "$issuer" 01
[ "$signed" -gt 0 ] || wrong 'manifest is not signed by whoever made the bundle'
cp "$t/text" "$t/manifest"
sed -n 's/^file [0-9a-f]*  //p' "$t/manifest" | sort > "$t/listed"
find . -type f ! -path ./manifest | sed 's|^\./||' | sort > "$t/present"
comm -13 "$t/listed" "$t/present" | sed 's/$/ was added: the manifest has no such file/' >> "$t/wrong"
comm -23 "$t/listed" "$t/present" | sed 's/$/ is missing/' >> "$t/wrong"
hashes . > "$t/sums"
awk 'NR == FNR { has[$2] = $1; next } $1 == "file" && ($3 in has) && has[$3] != $2 { print $3 " was changed" }' \
  "$t/sums" "$t/manifest" >> "$t/wrong"

# --- The checkpoint: signed by the log, cosigned by witnesses
log=$(sed -n 's/^log //p' policy)
sed -n 's/^witness [^ ]* //p' policy > "$t/witnesses"; cosigned=''
while read -r witness; do
  note checkpoint "$witness" 04
  [ "$signed" -eq 0 ] || cosigned="$cosigned ${witness%%+*}"
done < "$t/witnesses"
note checkpoint "$log" 01
[ "$signed" -gt 0 ] || wrong "checkpoint is not signed by the log ${log%%+*}"
[ "$(sed -n 1p "$t/text")" = "${log%%+*}" ] || wrong 'checkpoint is of another log'
size=$(sed -n 2p "$t/text"); root=$(unbase64 "$(sed -n 3p "$t/text")" | hex)
for key in "$log" "$issuer" $(cat "$t/witnesses"); do
  [ $# -eq 0 ] && break
  printf '%s\n' "$@" | grep -Fqx "$key" || wrong "The key $key is not one that you gave"
done

# --- Leaves: each well written, each stream whole
mkdir "$t/leaf" "$t/node" "$t/line"
h32='[0-9a-f]\{32\}'; h64='[0-9a-f]\{64\}'; number='[0-9][0-9]*' # line, index, stream, version, prev, commitment
leaf='{"commitment":"\('$h64'\)","index":\('$number'\),"prev":"\('$h64'\)","stream":"\('$h32'\)","version":\('$number'\)}'
awk '{ print NR " " $0 }' leaves.txt | sed -n "s/^\([0-9]*\) $leaf\$/\1 \3 \5 \6 \4 \2/p" > "$t/leaves"
[ "$(wc -l < "$t/leaves")" -eq "$(awk 'END { print NR }' leaves.txt)" ] || wrong 'leaves.txt has a line that is no leaf'
n=0
while IFS= read -r line; do n=$((n + 1)); { printf '\000'; printf '%s' "$line"; } > "$t/leaf/$n"; done < leaves.txt
hashes "$t/leaf" > "$t/leafhashes"
awk -v zeros="$(printf '%064d' 0)" 'FILENAME == ARGV[1] { hash[$2] = $1; next }
  FILENAME == ARGV[2] { if ($1 == "stream") end[$2] = $3; next }
  { if (seen && $2 + 0 <= before) print "The leaves are not in the order of the log"
    before = $2 + 0; seen = 1; next_ = version[$3] + 1
    if ($4 != next_) print "Stream " $3 " has no version " next_ ": an event is missing or out of order"
    else if ($5 != (($3 in tip) ? tip[$3] : zeros))
      print "Leaf " $2 " does not follow on the leaf before it in stream " $3
    version[$3] = $4; tip[$3] = hash[$1] }
  END { for (s in end) if (version[s] + 0 != end[s])
      print "Stream " s " ends at version " version[s] + 0 ", not " end[s] ": an event is missing"
    for (s in version) if (!(s in end)) print "Stream " s " was added" }' \
  "$t/leafhashes" "$t/manifest" "$t/leaves" >> "$t/wrong"

# --- Proofs: from each leaf to the root that was signed, all leaves one level at a time
find proofs -type f -name '*.tlog-proof' 2>/dev/null | sort > "$t/proofs"
xargs awk -v note="$(cat checkpoint)" "$awklib"'
  function done() { if (path != "" && got != note) print "WRONG " path " leads to another checkpoint"
    if (path != "") print index_ steps }
  FNR == 1 { done(); path = FILENAME; got = ""; index_ = "?"; steps = ""; below = 0
    if ($0 != "c2sp.org/tlog-proof@v1") print "WRONG " path " is no proof"; next }
  below { got = got (got == "" ? "" : "\n") $0; next }
  /^index / { index_ = $2; if ("proofs/" $2 ".tlog-proof" != path) print "WRONG " path " is of another leaf"
    next }
  /^$/ { below = 1; next }
  { h = b64hex($0); if (length(h) != 64) print "WRONG " path " has a hash that is none"; steps = steps " " h }
  END { done() }' < "$t/proofs" > "$t/read"
sed -n 's/^WRONG //p' "$t/read" >> "$t/wrong"
grep -v '^WRONG ' "$t/read" > "$t/steps"
# A row: index, number of the node, of the last node on its level, its hash, and the hashes that are still to come.
awk -v size="$size" 'FILENAME == ARGV[1] { hash[$2] = $1; next }
  FILENAME == ARGV[2] { i = $1; $1 = ""; steps[i] = $0; proved[i] = 1; next }
  { if (!($2 in proved)) print "WRONG proofs/" $2 ".tlog-proof is missing"
    else if ($2 + 0 >= size + 0) print "WRONG Leaf " $2 " is not in the published log"
    else print $2, $2, size - 1, hash[$1] steps[$2]
    known[$2] = 1 }
  END { for (i in proved) if (!(i in known)) print "WRONG proofs/" i ".tlog-proof belongs to no leaf" }' \
  "$t/leafhashes" "$t/steps" "$t/leaves" > "$t/rows"
while [ -s "$t/rows" ]; do
  sed -n 's/^WRONG //p' "$t/rows" >> "$t/wrong"
  awk -v root="$root" '/^WRONG/ { next }
    NF == 4 { if ($3 != 0 || $4 != root) print "proofs/" $1 ".tlog-proof does not lead to the root that was signed"; next }
    $3 == 0 { print "proofs/" $1 ".tlog-proof has too many hashes" }' "$t/rows" >> "$t/wrong"
  awk '/^WRONG/ || NF == 4 || $3 == 0 { next }
    { right = ($2 % 2 || $2 == $3); print (right ? $5 $4 : $4 $5) }' "$t/rows" | sort -u > "$t/pairs"
  rm -rf "$t/node"; mkdir "$t/node"
  awk "$awklib"'{ print NR, octal("01" $0) }' "$t/pairs" > "$t/octal"
  while read -r n bytes; do printf "$bytes" > "$t/node/$n"; done < "$t/octal"
  hashes "$t/node" > "$t/nodehashes"
  awk 'FILENAME == ARGV[1] { hash[$2] = $1; next } FILENAME == ARGV[2] { node[$1] = hash[FNR]; next }
    /^WRONG/ || NF == 4 || $3 == 0 { next }
    { fn = $2; sn = $3; right = (fn % 2 || fn == sn); h = node[right ? $5 $4 : $4 $5]
      if (right) while (fn % 2 == 0 && fn) { fn /= 2; sn = int(sn / 2) }
      row = $1 " " int(fn / 2) " " int(sn / 2) " " h; for (i = 6; i <= NF; i++) row = row " " $i
      print row }' "$t/nodehashes" "$t/pairs" "$t/rows" > "$t/next"
  mv "$t/next" "$t/rows"
done

# --- Openings: what an event says stands in its statement, and the statement in its leaf
find opened -type f -name '*.txt' 2>/dev/null | sort > "$t/opened"
xargs awk -v to="$t/line/" 'FNR == 1 { path = FILENAME; sub(/^opened\//, "", path); sub(/\.txt$/, "", path) }
  { file = to path "." FNR; printf "%s", $0 > file; close(file); print path, FNR, $0 }' < "$t/opened" > "$t/lines"
awk -v to="$t/line/texts." '{ file = to FNR; printf "%s", $0 > file; close(file) }' texts.txt
hashes "$t/line" > "$t/linehashes"
awk "$awklib"'FILENAME == ARGV[1] { hash[$2] = $1; next }
  FILENAME == ARGV[2] { commitment[$2] = $6; version[$2] = $4; next }
  FILENAME == ARGV[3] {
    file = "WRONG opened/" $1 ".txt"
    if ($2 == 1) { statement = $3; if (!($1 in commitment)) print file " belongs to no leaf"
      else if (hash[$1 ".1"] != commitment[$1]) print file ": its statement is not what the leaf commits to"
      if (statement !~ /^\{"_sd":\["[-_",A-Za-z0-9]*"\],"_sd_alg":"sha-256"\}$/) print file " has no statement"
      next }
    if (!index(statement, "\"" hexb64u(hash[$1 "." $2]) "\""))
      print file ": member " $2 - 1 " does not stand in the statement"
    said = b64utext($3); name = said; sub(/^\["[-_A-Za-z0-9]*","/, "", name); sub(/".*/, "", name)
    if (($1, name) in twice) print file ": a member is opened twice"; twice[$1, name] = 1
    if (name == "fact" && !index(said, ",\"revision\":" version[$1] ","))
      print file ": the event is not the one at this place of its stream"
    rest = said
    while (match(rest, /\{"_sd":"[-_A-Za-z0-9]*"\}/)) { sealed[substr(rest, RSTART + 8, RLENGTH - 10)] = 1
      rest = substr(rest, RSTART + RLENGTH) }
    sub(/^\["[^"]*",/, "", said); sub(/\]$/, "", said); print "SAID Leaf " $1 ": " said; next }
  { digest = hexb64u(hash["texts." FNR])
    if (!(digest in sealed)) print "WRONG texts.txt: text " FNR " stands in no event that is opened"
    said = b64utext($0); sub(/^\["[^"]*",/, "", said); sub(/\]$/, "", said); print "SAID Text " digest ": " said }' \
  "$t/linehashes" "$t/leaves" "$t/lines" texts.txt > "$t/told"
sed -n 's/^WRONG //p' "$t/told" >> "$t/wrong"
[ -z "$verbose" ] || sed -n 's/^SAID //p' "$t/told"

# --- What came of it
if [ -s "$t/wrong" ]; then sort -u "$t/wrong" | sed 's/^/WRONG: /'; exit 1; fi
[ $# -gt 0 ] || echo '    Now compare the keys below with what you know from elsewhere.'
[ $# -gt 0 ] || printf '    %s\n' "$log" "$issuer" $(cat "$t/witnesses")
echo "    Cosigned by:${cosigned:- nobody but the log itself}"
echo "OK: $(wc -l < "$t/leaves" | tr -d ' ') events of this case stand in the log ${log%%+*}, of $size events,"
echo "and $(wc -l < "$t/opened" | tr -d ' ') of them are opened for you. Nothing was changed, added or left out."
