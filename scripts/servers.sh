# Private database servers for tests, on free ports in a temporary folder. To be sourced; `stop_servers` belongs into a trap.
#   start_postgresql    exports ORM_TEST_POSTGRESQL=postgresql://postgres@127.0.0.1:<port>/postgres
#   start_postgresql_standby  a primary and its streaming standby; exports ORM_TEST_POSTGRESQL_PRIMARY, ORM_TEST_POSTGRESQL_STANDBY, and
#                       ORM_TEST_POSTGRESQL_STANDBY_CONTROL, a command that takes "stop" and "start"
#   start_pgbouncer     a pooler in transaction mode in front of it; exports ORM_TEST_PGBOUNCER, without a database's name at its end
#   start_mariadb       exports ORM_TEST_MARIADB=mysql://root@127.0.0.1:<port>/orm
#   stop_servers        stops what was started and removes its files
# Tests that stop and start a server run these in a child process: crash_postgresql, restart_postgresql, crash_mariadb, restart_mariadb. With
# ORM_SERVER_PASSWORD the server demands that password, with ORM_SERVER_CERTIFICATE and ORM_SERVER_KEY (files) it offers TLS, and with
# ORM_SERVER_DURABLE it keeps what was committed when it crashes.

servers_dir=""
postgresql_bin=""
postgresql_port=""
mariadb_pid=""
mariadb_port=""
# The data are thrown away at the end: nothing needs to reach the disk.
mariadb_fast=(--innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-doublewrite=0 --innodb-log-file-size=32M --innodb-buffer-pool-size=64M)

# A folder that the unprivileged account of a server may enter, too.
servers_folder() {
    if [ -z "$servers_dir" ]; then
        servers_dir=$(mktemp -d "${TMPDIR:-/tmp}/orm-servers.XXXXXX")
        chmod 755 "$servers_dir"
    fi
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi
}

install_debian_packages() {
    command -v apt-get >/dev/null || { echo "Install $* (this system has no apt-get)." >&2; return 1; }
    as_root apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_postgresql() {
    local candidate
    for candidate in "$(command -v initdb 2>/dev/null)" $(ls -d /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb 2>/dev/null | sort -rV); do
        if [ -x "$candidate" ]; then
            postgresql_bin=$(dirname "$(readlink -f "$candidate")")
            return 0
        fi
    done
    return 1
}

# initdb and the server refuse to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd "$servers_dir/postgresql" && runuser -u postgres -- "$@"); else "$@"; fi
}

# An empty cluster in $1/data; what follows are options of initdb.
init_postgresql() {
    local folder=$1; shift
    as_postgres mkdir -p "$folder"
    as_postgres "$postgresql_bin/initdb" -D "$folder/data" -U postgres "$@" -E UTF8 --locale=C.UTF-8 --no-sync >"$servers_dir/initdb.log" \
        || { cat "$servers_dir/initdb.log" >&2; return 1; }
    as_postgres tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses='127.0.0.1'
unix_socket_directories='$folder'
fsync=off
synchronous_commit=off
full_page_writes=off
max_connections=500
shared_buffers=64MB
CONF
}

# Starts the cluster in $1/data and sets postgresql_port. Somebody may take the port between the look and the start: then another one. A
# copy has the settings of its original, the folder of sockets too.
launch_postgresql() {
    local folder=$1 port attempt
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        if as_postgres "$postgresql_bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -o "-p $port -c unix_socket_directories='$folder'" -w -t 300 start >/dev/null; then
            postgresql_port=$port
            return 0
        fi
    done
    tail -20 "$folder/server.log" >&2
    return 1
}

start_postgresql() {
    [ -z "${ORM_TEST_POSTGRESQL:-}" ] || return 0
    find_postgresql || { install_debian_packages postgresql && find_postgresql; } || { echo "PostgreSQL's initdb was not found and could not be installed." >&2; return 1; }
    servers_folder
    local folder=$servers_dir/postgresql access=(-A trust)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    chmod 700 "$folder"
    if [ -n "${ORM_SERVER_PASSWORD:-}" ]; then
        as_postgres tee "$folder/password" <<<"$ORM_SERVER_PASSWORD" >/dev/null
        access=(-A scram-sha-256 --pwfile="$folder/password")
    fi
    init_postgresql "$folder" "${access[@]}" || return 1
    if [ -n "${ORM_SERVER_CERTIFICATE:-}" ]; then
        # The server insists on a key that nobody else can read.
        as_postgres tee "$folder/data/server.crt" <"$ORM_SERVER_CERTIFICATE" >/dev/null
        (umask 077 && as_postgres tee "$folder/data/server.key" <"$ORM_SERVER_KEY" >/dev/null)
        as_postgres tee -a "$folder/data/postgresql.conf" <<<"ssl=on" >/dev/null
    fi
    [ -z "${ORM_SERVER_DURABLE:-}" ] || as_postgres tee -a "$folder/data/postgresql.conf" <<<"synchronous_commit=on" >/dev/null
    launch_postgresql "$folder" || return 1
    export ORM_TEST_POSTGRESQL="postgresql://postgres@127.0.0.1:$postgresql_port/postgres"
}

# A primary of its own and a copy that follows its log. Tests stop and start the copy, on the same port, and choose what is replayed there:
# nothing else writes on the primary, and no autovacuum.
start_postgresql_standby() {
    [ -z "${ORM_TEST_POSTGRESQL_STANDBY:-}" ] || return 0
    [ -n "$servers_dir" ] && [ -d "$servers_dir/postgresql" ] || { echo "A standby stands beside the server of start_postgresql." >&2; return 1; }
    local primary=$servers_dir/postgresql/primary standby=$servers_dir/postgresql/standby postgresql_port
    init_postgresql "$primary" -A trust || return 1
    as_postgres tee -a "$primary/data/postgresql.conf" <<<"autovacuum=off" >/dev/null
    launch_postgresql "$primary" || return 1
    export ORM_TEST_POSTGRESQL_PRIMARY="postgresql://postgres@127.0.0.1:$postgresql_port/postgres"
    as_postgres mkdir -p "$standby"
    as_postgres "$postgresql_bin/pg_basebackup" -h 127.0.0.1 -p "$postgresql_port" -U postgres -D "$standby/data" -X stream -c fast -R -C -S orm_standby --no-sync >"$servers_dir/basebackup.log" 2>&1 \
        || { cat "$servers_dir/basebackup.log" >&2; return 1; }
    launch_postgresql "$standby" || return 1
    as_postgres tee "$standby/control" >/dev/null <<CONTROL
#!/bin/sh
# stop or start
cd "$standby" || exit 1
run() { if [ "\$(id -u)" = 0 ]; then runuser -u postgres -- "\$@"; else "\$@"; fi; }
case \$1 in
    start) run "$postgresql_bin/pg_ctl" -D "$standby/data" -l "$standby/server.log" -o "-p $postgresql_port -c unix_socket_directories='$standby'" -w -t 300 start >/dev/null ;;
    stop) run "$postgresql_bin/pg_ctl" -D "$standby/data" -m fast -w -t 300 stop >/dev/null ;;
esac
CONTROL
    export ORM_TEST_POSTGRESQL_STANDBY="postgresql://postgres@127.0.0.1:$postgresql_port/postgres" ORM_TEST_POSTGRESQL_STANDBY_CONTROL="$standby/control"
}

crash_postgresql() {
    as_postgres "$postgresql_bin/pg_ctl" -D "$servers_dir/postgresql/data" -m immediate -w -t 300 stop >/dev/null
}

restart_postgresql() {
    as_postgres "$postgresql_bin/pg_ctl" -D "$servers_dir/postgresql/data" -l "$servers_dir/postgresql/server.log" -o "-p $postgresql_port" -w -t 300 start >/dev/null
}

find_pgbouncer() {
    PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v pgbouncer
}

start_pgbouncer() {
    [ -z "${ORM_TEST_PGBOUNCER:-}" ] || return 0
    local server folder=$servers_dir/postgresql/pgbouncer port attempt
    server=$(find_pgbouncer) || { install_debian_packages pgbouncer && server=$(find_pgbouncer); } || { echo "pgbouncer was not found and could not be installed." >&2; return 1; }
    as_postgres mkdir -p "$folder"
    # Roles that the tests make are let through, too.
    as_postgres tee "$folder/users.txt" <<<$'"postgres" ""\n"impatient" ""' >/dev/null
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres tee "$folder/pgbouncer.ini" >/dev/null <<CONF
[databases]
* = host=127.0.0.1 port=$postgresql_port
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $port
unix_socket_dir =
auth_type = trust
auth_file = $folder/users.txt
pool_mode = transaction
default_pool_size = 4
max_client_conn = 500
logfile = $folder/log
pidfile = $folder/pid
CONF
        if as_postgres "$server" -q -d "$folder/pgbouncer.ini" && wait_for_port "$port"; then
            export ORM_TEST_PGBOUNCER="postgresql://postgres@127.0.0.1:$port/"
            return 0
        fi
    done
    tail -20 "$folder/log" >&2
    return 1
}

wait_for_port() {
    local waited
    for waited in $(seq 600); do
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
        sleep 0.1
    done
    return 1
}

find_mariadb() {
    PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null && command -v mariadb >/dev/null
}

start_mariadb() {
    [ -z "${ORM_TEST_MARIADB:-}" ] || return 0
    find_mariadb || { install_debian_packages mariadb-server-core mariadb-client-core && find_mariadb; } || { echo "MariaDB's mariadbd was not found and could not be installed." >&2; return 1; }
    servers_folder
    local folder=$servers_dir/mariadb attempt account=()
    [ "$(id -u)" != 0 ] || account=(--user=root)
    mkdir -p "$folder/tmp"
    mariadb-install-db --no-defaults "${account[@]}" --datadir="$folder/data" --tmpdir="$folder/tmp" --auth-root-authentication-method=normal \
        --skip-test-db --skip-name-resolve "${mariadb_fast[@]}" >"$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; return 1; }
    # Somebody may take the port between the look and the start.
    for attempt in 1 2 3 4 5; do
        mariadb_port=$(free_port)
        if restart_mariadb; then
            if [ -n "${ORM_SERVER_PASSWORD:-}" ]; then
                mariadb --no-defaults -uroot -S "$folder/mariadb.sock" -e "CREATE USER orm@'%' IDENTIFIED BY '$ORM_SERVER_PASSWORD'; GRANT ALL ON *.* TO orm@'%'" || return 1
                export ORM_TEST_MARIADB="mysql://orm@127.0.0.1:$mariadb_port/orm"
            else
                export ORM_TEST_MARIADB="mysql://root@127.0.0.1:$mariadb_port/orm"
            fi
            return 0
        fi
        crash_mariadb
    done
    tail -20 "$folder/server.log" >&2
    return 1
}

# The account 'impatient' waits for a lock no longer than a second; others long enough for what a busy machine keeps waiting.
restart_mariadb() {
    local folder=$servers_dir/mariadb waited account=() more=() server
    server=$(PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v mariadbd)
    [ "$(id -u)" != 0 ] || account=(--user=root)
    [ -z "${ORM_SERVER_DURABLE:-}" ] || more+=(--innodb-flush-log-at-trx-commit=2)
    [ -z "${ORM_SERVER_CERTIFICATE:-}" ] || more+=(--ssl-cert="$ORM_SERVER_CERTIFICATE" --ssl-key="$ORM_SERVER_KEY")
    # Temporary tables in a folder of their own: a server that starts removes those of all servers that share its folder, which crashes them.
    "$server" --no-defaults "${account[@]}" --datadir="$folder/data" --tmpdir="$folder/tmp" --socket="$folder/mariadb.sock" --pid-file="$folder/mariadb.pid" \
        --port="$mariadb_port" --bind-address=127.0.0.1 --skip-name-resolve "${mariadb_fast[@]}" "${more[@]}" --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci \
        --max-connections=500 --max-allowed-packet=64M --innodb-lock-wait-timeout=60 \
        --init-connect="SET innodb_lock_wait_timeout = IF(user() LIKE 'impatient@%', 1, @@innodb_lock_wait_timeout)" >"$folder/server.log" 2>&1 </dev/null &
    mariadb_pid=$!
    for ((waited = 0; waited < 600; waited++)); do
        mariadb --no-defaults -uroot -S "$folder/mariadb.sock" -e "CREATE DATABASE IF NOT EXISTS orm; CREATE USER IF NOT EXISTS impatient; GRANT ALL ON \`spec\_%\`.* TO impatient" >/dev/null 2>&1 && return 0
        kill -0 "$mariadb_pid" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

crash_mariadb() {
    [ -n "$mariadb_pid" ] || return 0
    # The data are not needed any more, so it need not shut down in order.
    kill -9 "$mariadb_pid" 2>/dev/null
    wait "$mariadb_pid" 2>/dev/null
    mariadb_pid=""
}

stop_servers() {
    local data
    [ -n "$servers_dir" ] || return 0
    crash_mariadb
    if [ -f "$servers_dir/postgresql/pgbouncer/pid" ]; then
        as_postgres kill "$(cat "$servers_dir/postgresql/pgbouncer/pid")" 2>/dev/null || true
    fi
    for data in "$servers_dir"/postgresql/{standby/,primary/,}data; do
        if [ -f "$data/postmaster.pid" ]; then
            as_postgres "$postgresql_bin/pg_ctl" -D "$data" -m immediate -w -t 300 stop >/dev/null || true
        fi
    done
    rm -rf "$servers_dir"
    servers_dir=""
}
