#!/usr/bin/env bash
# How long `newsbot ask` takes over the seeds, as a ratio to an empty .NET console program, started in turn in one run.
# Usage: tests/Benchmarks/startup.sh [runs]     Prints the median of each and the median of the ratios, pair by pair.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rid=$(dotnet --info | sed -n 's/^ *RID: *//p')

mkdir "$work/empty"
cat > "$work/empty/empty.csproj" <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
</Project>
X
echo 'System.Console.WriteLine("empty");' > "$work/empty/Program.cs"
publish=(-c Release -r "$rid" --no-self-contained -p:PublishReadyToRun=true -v q --nologo)
dotnet publish "$work/empty" "${publish[@]}" -o "$work/empty/out" > /dev/null
dotnet publish src "${publish[@]}" -o "$work/newsbot" > /dev/null

cat > "$work/measure.py" <<'X'
import statistics, subprocess, sys, time
work, runs = sys.argv[1], int(sys.argv[2])
commands = {"empty": [f"{work}/empty/out/empty"], "ask": [f"{work}/newsbot/newsbot", "ask", "Who accompanied Kim Jong-un?"]}
def once(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000
for command in commands.values():
    once(command)
pairs = [(once(commands["empty"]), once(commands["ask"])) for _ in range(runs)]
print(f"empty program {statistics.median(e for e, _ in pairs):.1f} ms, ask {statistics.median(a for _, a in pairs):.1f} ms, "
      f"ratio {statistics.median(a / e for e, a in pairs):.2f} (median of {runs} pairs)")
X
python3 "$work/measure.py" "$work" "$runs"
