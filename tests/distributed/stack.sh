# What several replicas need: one PostgreSQL, nginx before them, and a registered client. For other scripts to source; everything is in $work and ends with the script.
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
chmod 755 "$work"

free_port() {
  local port
  while port=$((20000 + RANDOM % 5000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

database_port=$(free_port) proxy_port=$(free_port)
connection="Host=127.0.0.1;Port=$database_port;Username=postgres;Database=postgres;Maximum Pool Size=20"
binaries=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1)")
client_settings=(Clients__0__Issuer=https://ehr.example PublicBaseUrl=https://cds.example ASPNETCORE_ENVIRONMENT=Production
  Database__Provider=PostgreSql "Database__ConnectionString=$connection" Shutdown__DrainSeconds=3)

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi }

stack_up() {
  mkdir "$work/database" "$work/nginx"
  [ "$(id -u)" != 0 ] || chown postgres "$work/database"
  as_postgres "$binaries/initdb" -D "$work/database/data" -A trust -U postgres --no-sync >/dev/null
  as_postgres "$binaries/pg_ctl" -D "$work/database/data" -w -l "$work/database/log" -o "-p $database_port -c listen_addresses=127.0.0.1 -k $work/database" start >/dev/null
  node "$here/traffic.mjs" keys "$work"
}

stack_down() {
  [ ! -f "$work/nginx/pid" ] || kill "$(cat "$work/nginx/pid")" 2>/dev/null
  as_postgres "$binaries/pg_ctl" -D "$work/database/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}

stored_feedback() { as_postgres "$binaries/psql" -h 127.0.0.1 -p "$database_port" -U postgres -At -c 'SELECT DISTINCT card FROM feedback' | sort; }

# Cards whose feedback was acknowledged and is not there.
lost_feedback() { comm -23 <(sort "$work/acknowledged") <(stored_feedback) | wc -l; }

# Sends calls to these ports from now on; those under way end where they are. A call that a replica refused to accept goes to the next one, a call that was sent is never sent twice.
route_to() { # port...
  {
    echo "daemon on; pid $work/nginx/pid; error_log $work/nginx/error.log; events { worker_connections 1024; }"
    echo "http { access_log off; client_max_body_size 16m; client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/proxy; fastcgi_temp_path $work/nginx/1; uwsgi_temp_path $work/nginx/2; scgi_temp_path $work/nginx/3;"
    echo "upstream replicas {"; printf 'server 127.0.0.1:%s max_fails=0;\n' "$@"; echo "}"
    echo "server { listen 127.0.0.1:$proxy_port; location / { proxy_pass http://replicas; proxy_http_version 1.1; proxy_next_upstream error timeout; proxy_read_timeout 60s; } } }"
  } >"$work/nginx/nginx.conf"
  if [ -f "$work/nginx/pid" ]; then nginx -c "$work/nginx/nginx.conf" -s reload; else nginx -c "$work/nginx/nginx.conf"; fi
}

readiness() { curl -s -o /dev/null -w '%{http_code}' --max-time 5 "http://127.0.0.1:$1/health/ready"; } # port

wait_ready() { # port
  for _ in $(seq 300); do [ "$(readiness "$1")" = 200 ] && return; sleep 0.2; done
  echo "nothing is ready on port $1"; return 1
}
