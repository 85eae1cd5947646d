/// The script of a bundle that checks it without Errata.
enum BundleScript {
    /// What a person runs; `sh verify.sh`, or with the public key they had before.
    ///
    /// A changed byte of the script itself must be found, too. So there are no comments between the commands, which could
    /// swallow one when a line end is changed, and every command that fails ends the script.
    static let text = #"""
        #!/bin/sh
        # Checks this folder: sh verify.sh [PUBLIC KEY]. Needs sh, sha256sum, base64, openssl. Says OK, or what is wrong.
        # Give the public key that you know from elsewhere; otherwise the one in key.txt is believed.
        # Ends with 0: all is whole and signed. 3: nobody signed the folder, only what is named was proved. Another: WRONG.

        set -eu
        LC_ALL=C && export LC_ALL && cd "$(dirname "$0")"
        here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT
        state=whole
        wrong() { echo "WRONG: $1"; state=wrong; exit 65; }

        odd=$(find . ! -type d ! -type f -o -name '*[[:cntrl:]]*' | tr '[:cntrl:]' ' ')
        [ -z "$odd" ] || wrong "there is what is not a file of this folder: $odd"
        find . -type f | sort | grep -vxF -e ./SHA256SUMS -e ./SHA256SUMS.sig | while IFS= read -r file; do sha256sum "$file"; done >"$here/sums"
        cmp -s "$here/sums" SHA256SUMS || wrong "a file is not what it was: $(diff "$here/sums" SHA256SUMS | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u | tr '\n' ' ')"
        [ "$#" = 0 ] || [ -n "$1" ] || wrong "the public key that you gave is empty"
        [ "${1-$(cat key.txt)}" = "$(cat key.txt)" ] || wrong "key.txt is not the public key that you gave"
        { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; base64 -d <key.txt; } >"$here/key"
        signed() { openssl pkeyutl -verify -pubin -keyform DER -inkey "$here/key" -rawin -in "$1" -sigfile "$2" >"$here/said" 2>&1; }
        sealed=no
        if [ -e SHA256SUMS.sig ]; then
            signed SHA256SUMS SHA256SUMS.sig || wrong "the signature of this folder"
            sealed=yes
        elif grep -qs '"folder_signed":true' process.json; then
            wrong "the signature of this folder was taken away"
        fi

        sed '/^$/,$d' proof.tlog-proof >"$here/proof"
        sed '1,/^$/d' proof.tlog-proof >"$here/note"
        own=$(wc -l <checkpoint) && head -n "$own" "$here/note" | cmp -s - checkpoint || wrong "the proof has another checkpoint"
        sed -n 's/^extra //p' "$here/proof" | base64 -d >"$here/extra"
        head -n 1 "$here/extra" | tr -d '\n' >"$here/leaf"
        tail -n +2 "$here/extra" >"$here/line"
        cmp -s "$here/line" record.json || wrong "the proof is that of another record"
        index=$(sed -n 's/^index //p' "$here/proof") && size=$(sed -n 2p "$here/note")
        grep -q "^{\"seq\":$((index + 1)),.*\"$(sha256sum <record.json | cut -d' ' -f1)\"" "$here/leaf" || wrong "the record is not the one that was logged"
        { printf '\000'; cat "$here/leaf"; } | openssl dgst -sha256 -binary >"$here/hash"
        place=$index && last=$((size - 1))
        for hash in $(sed '1,/^index /d' "$here/proof"); do
            printf %s "$hash" | base64 -d >"$here/other"
            if [ $((place % 2)) = 1 ] || [ "$place" = "$last" ]; then
                { printf '\001'; cat "$here/other" "$here/hash"; } | openssl dgst -sha256 -binary >"$here/next"
                while [ $((place % 2)) = 0 ] && [ "$place" -gt 0 ]; do place=$((place / 2)) && last=$((last / 2)); done
            else
                { printf '\001'; cat "$here/hash" "$here/other"; } | openssl dgst -sha256 -binary >"$here/next"
            fi
            mv "$here/next" "$here/hash"
            place=$((place / 2)) && last=$((last / 2))
        done
        [ "$last" = 0 ] || wrong "the way to the signed root"
        [ "$(base64 <"$here/hash")" = "$(sed -n 3p "$here/note")" ] || wrong "the way to the signed root"
        sed '/^$/,$d' "$here/note" >"$here/text"
        sed -n 's/^— [^ ]* //p' "$here/note" | head -n 1 | base64 -d | tail -c 64 >"$here/signature"
        signed "$here/text" "$here/signature" || wrong "the signature of the checkpoint"

        proved="record.json is line $((index + 1)) of the $size that $(head -n 1 checkpoint) signed"
        for side in before after; do
            [ -e "$side.capture" ] || continue
            grep -q "\"${side}_sha256\":\"$(sha256sum <"$side.capture" | cut -d' ' -f1)\"" record.json || wrong "$side.capture is not the page of the record"
            proved="$proved; $side.capture is the page that it names"
        done
        tail -n "+$((own + 1))" "$here/note" | while read -r dash name line; do
            printf %s "$line" | base64 -d >"$here/cosignature"
            time=$(printf %d "0x$(od -An -tx1 -j4 -N8 "$here/cosignature" | tr -d ' \n')")
            { printf 'cosignature/v1\ntime %s\n' "$time" && cat "$here/text"; } >"$here/said-by-witness"
            tail -c 64 "$here/cosignature" >"$here/signature"
            grep -F "$name+" witnesses.txt | head -n 1 | cut -d+ -f3- | base64 -d | tail -c 32 >"$here/witness"
            { printf '\060\052\060\005\006\003\053\145\160\003\041\000' && cat "$here/witness"; } >"$here/key"
            signed "$here/said-by-witness" "$here/signature" || wrong "the signature of the witness $name"
        done
        for token in tokens/*.tsr; do
            [ ! -e "$token" ] || openssl ts -verify -data checkpoint -in "$token" -CAfile "${token%.tsr}.pem" >"$here/said" 2>&1 || wrong "$token is not a time stamp of the checkpoint"
        done

        if [ "$sealed" = yes ] && [ "$state" = whole ]; then
            echo "OK: line $((index + 1)) of the $size that $(head -n 1 checkpoint) signed; all files are whole"
        else
            echo "NOT SIGNED: nobody signed this folder, and all files but those named here can be anybody's."
            echo "Proved is only this: $proved."
        fi
        [ "$#" != 0 ] || echo "That is by the key in key.txt, which whoever made the folder chose: give the key that you know."
        [ "$sealed" = yes ] || exit 3

        """#
}
