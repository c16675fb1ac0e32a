#!/bin/sh
# Installs the site from what lies beside this file, or brings an installation up to it: no network, index or compiler is asked.
# A release stands in a folder of its own; `current` points to the one that runs, .env and the data stand beside them.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
target= data= user= settings= first=migrate
# A release takes 700 MB, and a copy of the database some more.
room=1500

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 1; }
usage() {
  say "用法：sh install.sh 目标目录 [选项]
  --data 目录       数据放在哪里（默认：目标目录下的 data），仅首次安装时有用
  --user 用户       以哪个用户运行网站（以 root 安装时用）
  --settings 文件   首次安装时采用这份设置（.env）
  --samples         首次安装后建库并载入样例文章
  --no-database     只装程序，不建库、不升级数据库
不加后两项时，首次安装建空库（有行政区划和主题），再次安装则升级数据库，数据都保留。"
}

while [ $# -gt 0 ]; do
  case $1 in
    --data | --user | --settings)
      [ $# -ge 2 ] || refuse "$1 后面缺内容。"
      case $1 in --data) data=$2 ;; --user) user=$2 ;; --settings) settings=$2 ;; esac
      shift ;;
    --samples) first=samples ;;
    --no-database) first=none ;;
    -h | --help) usage; exit 0 ;;
    -*) refuse "没有 $1 这个选项。$(usage)" ;;
    *) [ -z "$target" ] || refuse "只能给一个目标目录。"; target=$1 ;;
  esac
  shift
done
[ -n "$target" ] || { usage >&2; exit 1; }

value() { sed -n "s/^$1=//p" "$here/RELEASE"; }
release=$(value name)
wanted_python=$(value python)
wanted_machine=$(value machine)

# Whether this machine is the one.
command -v "$python" >/dev/null || refuse "没有 Python。请从 Debian 安装介质安装：apt install python3 python3-venv"
found_python=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  refuse "Python $found_python 太旧：本程序要 3.11 或更新的，本安装包要 $wanted_python。没有改动任何内容。"
[ "$found_python" = "$wanted_python" ] ||
  refuse "本安装包是为 Python $wanted_python 做的，这台机器是 $found_python。请换用对应的安装包，或用 PYTHON=/路径/python$wanted_python 指定。没有改动任何内容。"
machine=$(uname -m)
[ "$machine" = "$wanted_machine" ] ||
  refuse "本安装包是为 $wanted_machine 做的，这台机器是 $machine。请换用对应的安装包。没有改动任何内容。"
"$python" -c 'import venv, ensurepip' 2>/dev/null || refuse "缺 Python 的 venv 模块。请先安装：apt install python3-venv"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) >/dev/null 2>&1 ||
  refuse "安装包不完整或被改动过（SHA256SUMS 不符）。没有改动任何内容；请重新拷贝。"
if [ -n "$user" ]; then
  [ "$(id -u)" = 0 ] || refuse "只有 root 才能用 --user。"
  id "$user" >/dev/null 2>&1 || refuse "没有用户 $user。请先建立：useradd --system --home-dir /var/lib/xianjie $user"
fi
case $data in '' | /*) ;; *) data=$PWD/$data ;; esac
[ -z "$settings" ] || [ -r "$settings" ] || refuse "读不到设置文件 $settings。"

is_upgrade=
if [ -L "$target/current" ]; then
  is_upgrade=1
elif [ -e "$target" ]; then
  [ -d "$target" ] || refuse "$target 不是目录。没有改动任何内容。"
  # What an installation that was broken off left behind may be gone on with.
  for each in "$target"/* "$target"/.[!.]*; do
    case ${each##*/} in
      releases | data | manage | .env | '*' | '.[!.]*') ;;
      *) refuse "$target 不是空目录（有 ${each##*/}），也没有装过本程序。请换一个目录。没有改动任何内容。" ;;
    esac
  done
  [ -d "$target/releases" ] || [ -z "$(ls -A "$target")" ] ||
    refuse "$target 不是空目录，也没有装过本程序。请换一个目录。没有改动任何内容。"
fi
if [ -n "$is_upgrade" ] && command -v systemctl >/dev/null; then
  for unit in xianjie-site xianjie-worker; do
    # A site elsewhere on this machine is none of ours.
    if systemctl is-active --quiet "$unit" 2>/dev/null &&
      [ "$(systemctl show --property=WorkingDirectory --value "$unit")" = "$(cd "$target" && pwd)/current" ]; then
      refuse "网站正在运行。请先停下：systemctl stop xianjie-site xianjie-worker。没有改动任何内容。"
    fi
  done
fi

# The folder itself, or where it is going to stand.
above=$target
while [ ! -e "$above" ]; do above=$(dirname "$above"); done
if [ "$(df -Pm "$above" | awk 'NR == 2 { print $4 }')" -lt "$room" ]; then
  refuse "$above 所在的磁盘空闲不足 $room MB。没有改动任何内容。"
fi

# The program: others read it and nobody but its owner changes it.
umask 022
mkdir -p "$target/releases"
target=$(cd "$target" && pwd)
place=$target/releases/$release
if [ -e "$place/.installed" ]; then
  say "这一版（$release）已经装在 $place。"
else
  say "安装程序：$place"
  rm -rf "$place"
  mkdir "$place"
  unfinished="程序没有装好，原因如上；排除后可再次运行本脚本。正在使用的版本和数据没有改动。"
  tar -xf "$here/source.tar" -C "$place" || refuse "$unfinished"
  "$python" -m venv "$place/.venv" || refuse "$unfinished"
  "$place/.venv/bin/python" -m pip --quiet --disable-pip-version-check --no-input install --no-index --no-cache-dir \
    --find-links "$here/wheels" --require-hashes --no-deps --only-binary :all: -r "$here/wheels.txt" ||
    refuse "$unfinished"
  "$place/.venv/bin/python" -m compileall -q -x '/\.venv/|/tests/' "$place" >/dev/null || true
  ln -s ../../.env "$place/.env"
  touch "$place/.installed"
fi

# What is the installation's own: settings and data.
if [ ! -e "$target/.env" ]; then
  (
    umask 077
    if [ -n "$settings" ]; then
      cat "$settings" >"$target/.env"
    else
      sed 's/^# XIANJIE_LOG_FORMAT=json$/XIANJIE_LOG_FORMAT=json/' "$place/.env.example" >"$target/.env"
    fi
  )
fi
# In a release's own folder they would go with it.
grep -q '^XIANJIE_DATA_DIR=' "$target/.env" ||
  printf '\nXIANJIE_DATA_DIR=%s\n' "${data:-$target/data}" >>"$target/.env"
data=$(sed -n 's/^XIANJIE_DATA_DIR=//p' "$target/.env" | tail -n 1)
[ -d "$data" ] || mkdir -p -m 700 "$data"
# Whose the data are runs the site, whether it is said again or not.
if [ -z "$user" ] && [ "$(id -u)" = 0 ] && [ "$(stat -c %u "$data")" != 0 ]; then
  user=$(stat -c %U "$data")
fi
if [ -n "$user" ]; then
  chown "root:$(id -gn "$user")" "$target/.env"
  chmod 640 "$target/.env"
  chown "$user:$(id -gn "$user")" "$data"
fi
cat >"$target/manage" <<END
#!/bin/sh
# The program's commands, as the account that the site runs as: $target/manage help
case \$(id -u):$user in
  0:?*) exec runuser -u $user -- "$target/current/.venv/bin/python" "$target/current/manage.py" "\$@" ;;
  *) exec "$target/current/.venv/bin/python" "$target/current/manage.py" "\$@" ;;
esac
END
chmod 755 "$target/manage"

manage() {
  # From where that account may be; what the caller's shell sets is not the installation's.
  (
    cd "$place"
    set -- "$place/.venv/bin/python" manage.py "$@"
    [ -z "$user" ] || set -- runuser -u "$user" -- "$@"
    "$@"
  )
}
failed() {
  refuse "程序已装好，但$1没有完成；$target/current 没有改动。排除上面所说的原因后，可再次运行本脚本。"
}
if [ "$first" = none ]; then
  say "没有动数据库。"
elif [ -n "$is_upgrade" ]; then
  say "升级数据库（先存副本）……"
  manage upgrade || failed "升级数据库"
elif [ "$first" = samples ]; then
  say "建库并载入样例……"
  manage quickstart || failed "建库"
else
  say "建库……"
  manage quickstart --without-samples || failed "建库"
fi

before=$(readlink "$target/current" || true)
rm -f "$target/.current"
ln -s "releases/$release" "$target/.current"
mv -T "$target/.current" "$target/current"
# The one before stays, to go back to; older ones go.
for old in "$target"/releases/*; do
  case releases/${old##*/} in "releases/$release" | "$before") ;; *) rm -rf "$old" ;; esac
done

say ""
say "装好了：$target/current → $release"
[ -z "$before" ] || [ "$before" = "releases/$release" ] || say "上一版还在 $target/$before。"
say "接下来："
if [ -z "$is_upgrade" ]; then
  say "  1. 核对设置：$target/.env（主机名、HTTPS、数据库等，每项都有说明）"
  [ "$first" != none ] || say "     然后建库：$target/manage quickstart（不要样例就加 --without-samples）"
  say "  2. 创建第一个管理员：$target/manage createsuperuser"
  say "  3. 由 systemd 运行、反向代理、每天备份：见 $target/current/docs/operation.md"
  say "     先试一试：cd $target/current && .venv/bin/python -m config.serve 8000"
else
  say "  1. 更新单元文件：cp -r $target/current/deploy/systemd/. /etc/systemd/system/ && systemctl daemon-reload"
  say "  2. 启动：systemctl start xianjie-site xianjie-worker"
fi
say "中文字体：见 $here/fonts.txt"
